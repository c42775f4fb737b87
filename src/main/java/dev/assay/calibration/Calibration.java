package dev.assay.calibration;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import dev.assay.rubric.RubricRef;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one judge's verdicts are worth, learnt from the calibration split of a gold set.
 *
 * @param criteria those that could be fitted, in the rubric's order
 * @param impossible why the others could not
 */
public record Calibration(Header header, Map<String, CriterionFit> criteria, Map<String, String> impossible) {

    public Calibration {
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
        impossible = Collections.unmodifiableMap(new LinkedHashMap<>(impossible));
    }

    /**
     * Where it comes from.
     *
     * @param id such as {@code cal_…}
     * @param judged identifies judge, prompt and rubric together
     * @param gold fingerprint of the gold set
     * @param seed of folds and resampling
     */
    public record Header(
            String id,
            String run,
            String evalset,
            String judge,
            Fingerprint judged,
            RubricRef rubric,
            String goldSet,
            Fingerprint gold,
            int folds,
            long seed,
            String version,
            Instant at,
            String by) {}

    /**
     * The calibrated verdict: out of fold for items that were fitted on, by the deployed mapping for all others, so that it
     * never has seen the item's gold.
     *
     * @return empty where the criterion has no calibration or the judgement no label
     */
    public Optional<CalibratedVerdict> of(CombinedJudgement judgement) {
        CriterionFit fit = criteria.get(judgement.criterion());
        if (fit == null || !(judgement.verdict() instanceof Verdict.Scored scored)) {
            return Optional.empty();
        }
        List<Double> outOfFold = fit.outOfFold().get(judgement.itemId());
        return Optional.of(new CalibratedVerdict(
                judgement.itemId(),
                judgement.criterion(),
                fit.labels(),
                fit.passing(),
                outOfFold == null ? deployed(fit, scored) : outOfFold,
                outOfFold != null));
    }

    private static List<Double> deployed(CriterionFit fit, Verdict.Scored scored) {
        Label label = scored.value();
        double[] probabilities = fit.mapping()
                .probabilities(
                        fit.labels().indexOf(label.text()), scored.confidence().orElse(1));
        return java.util.Arrays.stream(probabilities).boxed().toList();
    }
}
