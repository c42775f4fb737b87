package dev.assay.agreement;

import dev.assay.gold.LabelPair;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.RocAuc;
import dev.assay.stats.ScoredOutcomes;
import dev.assay.stats.scores.Binning;
import dev.assay.stats.scores.BrierScore;
import dev.assay.stats.scores.CalibrationError;
import dev.assay.stats.scores.Forecasts;
import dev.assay.stats.scores.LabelledScores;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a judge's stated confidence is worth: how well it ranks defects, and how far it is a probability.
 *
 * <p>The probability of a defect is the confidence where the judge named a label outside the passing ones, else one minus it. Nothing is
 * fitted here: these are the judge's own figures. Judgements without a confidence do not enter.
 */
final class ConfidenceMetrics {

    private static final String WEIGHTED = "not measured on weighted audits";

    private ConfidenceMetrics() {}

    /** Empty where the scale has no passing labels or no judgement has a confidence. */
    static Map<Metric, Estimate> of(Scale.Categorical scale, List<LabelPair> scored, BootstrapPlan plan) {
        List<LabelPair> confident = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        for (LabelPair pair : scored) {
            OptionalDouble probability = probability(scale, pair);
            if (probability.isPresent()) {
                confident.add(pair);
                probabilities.add(probability.getAsDouble());
            }
        }
        return scale.passing().isEmpty() || confident.isEmpty()
                ? Map.of()
                : metrics(
                        scale,
                        confident,
                        probabilities.stream().mapToDouble(Double::doubleValue).toArray(),
                        plan);
    }

    private static OptionalDouble probability(Scale.Categorical scale, LabelPair pair) {
        if (!(pair.judgement().verdict() instanceof Verdict.Scored verdict)
                || verdict.confidence().isEmpty()) {
            return OptionalDouble.empty();
        }
        double confidence = verdict.confidence().getAsDouble();
        return OptionalDouble.of(scale.passing().contains(verdict.value().text()) ? 1 - confidence : confidence);
    }

    private static Map<Metric, Estimate> metrics(
            Scale.Categorical scale, List<LabelPair> pairs, double[] probabilities, BootstrapPlan plan) {
        boolean[] defects = new boolean[probabilities.length];
        for (int i = 0; i < defects.length; i++) {
            defects[i] = !scale.passing().contains(pairs.get(i).label().label().text());
        }
        ItemDesign design = ItemDesign.of(pairs);
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        metrics.put(
                Metric.AUC,
                RocAuc.estimate(
                        ScoredOutcomes.of(probabilities, defects)
                                .withWeights(design.weights())
                                .withClusters(design.clusters()),
                        plan.confidenceLevel()));
        if (pairs.stream().anyMatch(pair -> pair.gold().item().weight() > 1)) {
            metrics.put(Metric.ECE, Estimate.undefined(WEIGHTED, pairs.size()));
            metrics.put(Metric.BRIER, Estimate.undefined(WEIGHTED, pairs.size()));
            return metrics;
        }
        Forecasts forecasts = Forecasts.uncalibrated(LabelledScores.of(
                probabilities,
                defects,
                pairs.stream().map(pair -> pair.gold().item().cluster()).toArray(String[]::new)));
        metrics.put(
                Metric.ECE,
                CalibrationError.estimate(forecasts, Binning.EQUAL_WIDTH, CalibrationError.USUAL_BINS, plan));
        metrics.put(Metric.BRIER, BrierScore.estimate(forecasts, plan));
        return metrics;
    }
}
