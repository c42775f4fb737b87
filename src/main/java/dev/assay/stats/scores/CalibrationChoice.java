package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses a calibration map by its mean log loss out of fold.
 *
 * <p>The number of items decides which maps may compete: with fewer than {@value #FOR_TEMPERATURE} items, or fewer than {@value
 * #OF_EACH_CLASS} of the smaller class, Platt and beta; from there on temperature too; isotonic from {@value #FOR_ISOTONIC} items. The
 * identity always competes and is kept unless another is strictly better. A candidate that cannot be fitted without some fold drops
 * out. Impossible below {@value #SMALLEST_CLASS} items of the smaller class, with the number that is wanting.
 *
 * <p>The winner's own log loss is a little optimistic, since it was picked for it; a holdout says more. The thresholds are rules of
 * thumb.
 */
public final class CalibrationChoice {

    /** Items of the smaller class below which nothing is fitted. */
    public static final int SMALLEST_CLASS = 10;

    static final int OF_EACH_CLASS = 50;
    static final int FOR_TEMPERATURE = 200;
    static final int FOR_ISOTONIC = 1000;

    private CalibrationChoice() {}

    /** The maps that may compete beside the identity. */
    public static Set<CalibrationMethod> candidates(int items, int smallerClass) {
        if (items < FOR_TEMPERATURE || smallerClass < OF_EACH_CLASS) {
            return Set.of(CalibrationMethod.PLATT, CalibrationMethod.BETA);
        }
        return items < FOR_ISOTONIC
                ? Set.of(CalibrationMethod.PLATT, CalibrationMethod.BETA, CalibrationMethod.TEMPERATURE)
                : Set.of(
                        CalibrationMethod.PLATT,
                        CalibrationMethod.BETA,
                        CalibrationMethod.TEMPERATURE,
                        CalibrationMethod.ISOTONIC);
    }

    /** The best map, refitted on all items. */
    public static Fit<Calibration> choose(LabelledScores items, Folds folds) {
        int smaller = Math.min(items.positives(), items.negatives());
        if (smaller < SMALLEST_CLASS) {
            return Fit.impossible(
                    "the smaller class has " + smaller + " items, " + (SMALLEST_CLASS - smaller) + " more are needed",
                    items.size());
        }
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(CalibrationMethod.IDENTITY, Forecasts.uncalibrated(items)));
        candidates(items.size(), smaller).stream().sorted().forEach(method -> CrossFitting.outOfFold(
                        items, folds, method)
                .model()
                .ifPresent(honest -> candidates.add(new Candidate(method, honest))));
        return best(items, candidates);
    }

    private static Fit<Calibration> best(LabelledScores items, List<Candidate> candidates) {
        Map<CalibrationMethod, Double> losses = new EnumMap<>(CalibrationMethod.class);
        Candidate best = candidates.get(0);
        for (Candidate candidate : candidates) {
            losses.put(candidate.method(), candidate.loss());
            best = candidate.loss() < best.loss() ? candidate : best;
        }
        Candidate chosen = best;
        return chosen.method()
                .fit(items)
                .map(map -> new Calibration(chosen.method(), map, chosen.outOfFold(), losses, items.groups()));
    }

    private record Candidate(CalibrationMethod method, Forecasts outOfFold, double loss) {

        Candidate(CalibrationMethod method, Forecasts outOfFold) {
            this(method, outOfFold, LogLoss.value(outOfFold).orElseThrow());
        }
    }
}
