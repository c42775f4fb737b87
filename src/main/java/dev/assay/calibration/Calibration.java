package dev.assay.calibration;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import dev.assay.rubric.RubricRef;
import java.time.Instant;
import java.util.Arrays;
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
     * The calibrated verdict, from a mapping that never has seen the item's gold: out of fold for items of the run that was
     * fitted on, the deployed one for all others.
     *
     * @param run that the judgement is of
     * @param evalset of that run
     * @return empty where the criterion has no calibration, the judgement no label, or where another run judged an item that was
     *     fitted on
     */
    public Optional<CalibratedVerdict> of(CombinedJudgement judgement, String run, String evalset) {
        CriterionFit fit = criteria.get(judgement.criterion());
        List<Double> outOfFold = fit == null || !evalset.equals(header.evalset())
                ? null
                : fit.outOfFold().get(judgement.itemId());
        if (fit == null || outOfFold == null) {
            return deployed(judgement);
        }
        return run.equals(header.run()) && judgement.verdict() instanceof Verdict.Scored
                ? Optional.of(new CalibratedVerdict(
                        judgement.itemId(), judgement.criterion(), fit.labels(), fit.passing(), outOfFold, true))
                : Optional.empty();
    }

    /**
     * The calibrated verdict by the deployed mapping, also for items that it was fitted on: for comparing releases, never as
     * evidence of quality.
     */
    public Optional<CalibratedVerdict> deployed(CombinedJudgement judgement) {
        CriterionFit fit = criteria.get(judgement.criterion());
        return fit == null || !(judgement.verdict() instanceof Verdict.Scored scored)
                ? Optional.empty()
                : Optional.of(new CalibratedVerdict(
                        judgement.itemId(),
                        judgement.criterion(),
                        fit.labels(),
                        fit.passing(),
                        deployed(fit, scored),
                        false));
    }

    private static List<Double> deployed(CriterionFit fit, Verdict.Scored scored) {
        Label label = scored.value();
        double[] probabilities = fit.mapping()
                .probabilities(
                        fit.labels().indexOf(label.text()), scored.confidence().orElse(1));
        return Arrays.stream(probabilities).boxed().toList();
    }
}
