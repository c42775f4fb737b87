package dev.assay.certificate;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.AgreementAnalysis;
import dev.assay.agreement.JudgedPairs;
import dev.assay.agreement.MeasuredJudge;
import dev.assay.agreement.Unscored;
import dev.assay.calibration.CalibratedVerdict;
import dev.assay.calibration.Calibration;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.BlindHoldout;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.scores.Binning;
import dev.assay.stats.scores.BrierScore;
import dev.assay.stats.scores.CalibrationError;
import dev.assay.stats.scores.Forecasts;
import dev.assay.stats.scores.LabelledScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures on what is held out and blind what a calibrated judge has earned; it fits nothing. */
public final class Certifier {

    private final Rubric rubric;
    private final double epsilon;
    private final BootstrapPlan plan;

    /**
     * @param epsilon margin of the alternative annotator test, in [0,1]
     */
    public Certifier(Rubric rubric, double epsilon, BootstrapPlan plan) {
        this.rubric = rubric;
        this.epsilon = epsilon;
        this.plan = plan;
    }

    /**
     * What was earned.
     *
     * @param criteria in the rubric's order
     */
    public record Earned(Agreement agreement, Map<String, OfCriterion> criteria) {}

    /**
     * What stands beside the agreement on a criterion.
     *
     * @param n items with gold and a label of the judge
     * @param unscored items with gold and no label of the judge
     * @param percent agreement if every unscored verdict were wrong, and if every one were right
     * @param sensitivity the same of the share of defects found; absent on a scale without a good side
     * @param ece of the calibrated probability of a defect on held-out items
     */
    public record OfCriterion(
            long n, long unscored, WorstCase percent, Optional<WorstCase> sensitivity, Estimate ece, Estimate brier) {}

    /** Both ends of what unscored verdicts leave open, in [0,1]. */
    public record WorstCase(double lower, double upper) {}

    /**
     * Measures one judge.
     *
     * @param run that its verdicts are of
     */
    public Earned of(
            BlindHoldout holdout,
            String run,
            MeasuredJudge judge,
            List<AuditLabel> humans,
            Optional<Calibration> calibration) {
        AgreementAnalysis analysis = new AgreementAnalysis(
                rubric, new AgreementAnalysis.Settings(Unscored.EXCLUDE, List.of(), Optional.empty(), epsilon, plan));
        Agreement agreement = analysis.of(holdout, List.of(judge), humans);
        Map<String, OfCriterion> criteria = new LinkedHashMap<>();
        for (Criterion criterion : rubric.criteria()) {
            JudgedPairs pairs = new JudgedPairs(
                    criterion,
                    LabelPair.join(criterion.id(), holdout.items(), judge.judgements(), judge.shownItems())
                            .pairs());
            criteria.put(
                    criterion.id(),
                    ofCriterion(
                            pairs,
                            said -> calibration.flatMap(known ->
                                    known.of(said, run, holdout.header().evalset())),
                            calibration));
        }
        return new Earned(agreement, criteria);
    }

    private OfCriterion ofCriterion(JudgedPairs pairs, Calibrated calibrated, Optional<Calibration> calibration) {
        Forecast forecast = forecast(pairs, calibrated, calibration);
        long unscored = pairs.pairs().size() - pairs.scored().size();
        return new OfCriterion(
                pairs.scored().size(),
                unscored,
                worstCase(pairs.pairs(), false, pairs),
                pairs.hasGoodSide() ? Optional.of(worstCase(pairs.pairs(), true, pairs)) : Optional.empty(),
                forecast.ece(),
                forecast.brier());
    }

    private static WorstCase worstCase(List<LabelPair> pairs, boolean ofDefects, JudgedPairs judged) {
        long all = 0;
        long right = 0;
        long open = 0;
        for (LabelPair pair : pairs) {
            if (ofDefects && !judged.isDefect(pair.label().label())) {
                continue;
            }
            all++;
            if (!pair.isScored()) {
                open++;
            } else if (ofDefects
                    ? judged.isDefect(pair.judgement().verdict().label().orElseThrow())
                    : pair.judgement()
                            .verdict()
                            .label()
                            .orElseThrow()
                            .equals(pair.label().label())) {
                right++;
            }
        }
        return all == 0 ? new WorstCase(0, 1) : new WorstCase((double) right / all, (double) (right + open) / all);
    }

    private record Forecast(Estimate ece, Estimate brier) {}

    /** A verdict's calibrated form, where it has one. */
    @FunctionalInterface
    private interface Calibrated {

        Optional<CalibratedVerdict> of(CombinedJudgement said);
    }

    private Forecast forecast(JudgedPairs pairs, Calibrated calibrated, Optional<Calibration> calibration) {
        if (!pairs.hasGoodSide()) {
            return undefined("the scale has no good side", 0);
        }
        List<Double> probabilities = new ArrayList<>();
        List<LabelPair> forecast = new ArrayList<>();
        for (LabelPair pair : pairs.scored()) {
            calibrated.of(pair.judgement()).ifPresent(verdict -> {
                probabilities.add(Math.max(0, Math.min(1, verdict.defectProbability())));
                forecast.add(pair);
            });
        }
        if (forecast.isEmpty()) {
            String why = calibration
                    .flatMap(known -> Optional.ofNullable(
                            known.impossible().get(pairs.criterion().id())))
                    .orElse("no calibrated verdict");
            return undefined("not calibrated: " + why, 0);
        }
        if (forecast.stream().anyMatch(pair -> pair.gold().item().weight() > 1)) {
            return undefined("not measured on weighted audits", forecast.size());
        }
        boolean[] defects = new boolean[forecast.size()];
        for (int i = 0; i < defects.length; i++) {
            defects[i] = pairs.isDefect(forecast.get(i).label().label());
        }
        Forecasts held = Forecasts.uncalibrated(LabelledScores.of(
                probabilities.stream().mapToDouble(Double::doubleValue).toArray(),
                defects,
                forecast.stream().map(pair -> pair.gold().item().cluster()).toArray(String[]::new)));
        return new Forecast(
                CalibrationError.estimate(held, Binning.EQUAL_WIDTH, CalibrationError.USUAL_BINS, plan),
                BrierScore.estimate(held, plan));
    }

    private static Forecast undefined(String why, long n) {
        return new Forecast(Estimate.undefined(why, n), Estimate.undefined(why, n));
    }
}
