package dev.assay.disagreement;

import dev.assay.calibration.CalibratedVerdict;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What becomes of the disagreements when the judge's verdicts are calibrated: the label that is likeliest after calibration, the first
 * of equals in the order of the scale, takes the place of the judge's own.
 *
 * @param pairs scored pairs that have a calibrated verdict, from a mapping that never saw their gold
 * @param raw how many of these differ from gold as the judge said them
 * @param settled how many of the raw ones agree with gold once calibrated
 * @param added how many that agreed differ once calibrated
 */
public record CalibratedDisagreements(int pairs, int raw, int settled, int added) {

    /** How many differ once calibrated. */
    public int calibrated() {
        return raw - settled + added;
    }

    /**
     * Counts.
     *
     * @param verdicts the calibrated verdict of a judgement, where there is one
     * @return empty where no pair has one
     */
    public static Optional<CalibratedDisagreements> of(
            DisagreementSet set, Function<CombinedJudgement, Optional<CalibratedVerdict>> verdicts) {
        int pairs = 0;
        int raw = 0;
        int settled = 0;
        int added = 0;
        for (LabelPair pair : set.pairs()) {
            Optional<CalibratedVerdict> calibrated = verdicts.apply(pair.judgement());
            if (calibrated.isEmpty()) {
                continue;
            }
            boolean differed = Disagreement.in(pair, set.criterion().scale()).isPresent();
            boolean differs =
                    !likeliest(calibrated.get()).equals(pair.label().label().text());
            pairs++;
            raw += differed ? 1 : 0;
            settled += differed && !differs ? 1 : 0;
            added += !differed && differs ? 1 : 0;
        }
        return pairs == 0 ? Optional.empty() : Optional.of(new CalibratedDisagreements(pairs, raw, settled, added));
    }

    private static String likeliest(CalibratedVerdict verdict) {
        int label = IntStream.range(0, verdict.labels().size())
                .boxed()
                .max(Comparator.<Integer>comparingDouble(verdict.probabilities()::get)
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        return verdict.labels().get(label);
    }
}
