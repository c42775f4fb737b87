package dev.assay.agreement;

import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.CohenKappa;
import dev.assay.stats.Estimate;
import dev.assay.stats.GwetAc;
import dev.assay.stats.IntraclassCorrelation;
import dev.assay.stats.KendallTauB;
import dev.assay.stats.KrippendorffAlpha;
import dev.assay.stats.LabelMetrics;
import dev.assay.stats.MatthewsCorrelation;
import dev.assay.stats.Pearson;
import dev.assay.stats.Percent;
import dev.assay.stats.PositiveLabels;
import dev.assay.stats.RatedPairs;
import dev.assay.stats.ScottPi;
import dev.assay.stats.Spearman;
import dev.assay.stats.Weighting;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics that named labels allow: which of them depends on the kind of scale, never on the data. */
final class CategoricalMetrics {

    private CategoricalMetrics() {}

    /** Metrics of any two raters on the scale. */
    static Map<Metric, Estimate> between(Scale.Categorical scale, RatedPairs pairs, BootstrapPlan plan) {
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        Estimate percent = Percent.estimate(pairs, plan.confidenceLevel());
        metrics.put(Metric.PERCENT, percent);
        metrics.put(Metric.ACCURACY, percent);
        metrics.put(Metric.KAPPA, CohenKappa.estimate(pairs, Weighting.UNWEIGHTED, plan));
        metrics.put(Metric.SCOTT_PI, ScottPi.estimate(pairs, plan));
        metrics.put(Metric.KRIPPENDORFF_ALPHA, KrippendorffAlpha.estimate(pairs, HumanCeiling.difference(scale), plan));
        metrics.put(Metric.GWET_AC1, GwetAc.estimate(pairs, Weighting.UNWEIGHTED, plan));
        metrics.put(Metric.MCC, MatthewsCorrelation.estimate(pairs, plan));
        if (scale.kind() == Scale.Kind.ORDINAL) {
            metrics.put(Metric.KAPPA_LINEAR, CohenKappa.estimate(pairs, Weighting.LINEAR, plan));
            metrics.put(Metric.KAPPA_QUADRATIC, CohenKappa.estimate(pairs, Weighting.QUADRATIC, plan));
            metrics.put(Metric.GWET_AC2, GwetAc.estimate(pairs, Weighting.QUADRATIC, plan));
            metrics.put(Metric.PEARSON, Pearson.estimate(pairs.ranks(), plan));
            metrics.put(Metric.SPEARMAN, Spearman.estimate(pairs.ranks(), plan));
            metrics.put(Metric.KENDALL_TAU_B, KendallTauB.estimate(pairs.ranks(), plan));
            metrics.put(Metric.ICC21, IntraclassCorrelation.estimate(pairs.ranks(), plan));
        }
        return metrics;
    }

    /** Metrics of a judge against gold: those of two raters, and how well defects are found. */
    static Map<Metric, Estimate> againstGold(Scale.Categorical scale, RatedPairs pairs, BootstrapPlan plan) {
        Map<Metric, Estimate> metrics = between(scale, pairs, plan);
        if (!scale.passing().isEmpty()) {
            PositiveLabels defects = PositiveLabels.allBut(scale.labels().size(), passing(scale));
            metrics.put(Metric.SENSITIVITY, LabelMetrics.sensitivity(pairs, defects, plan.confidenceLevel()));
            metrics.put(Metric.SPECIFICITY, LabelMetrics.specificity(pairs, defects, plan.confidenceLevel()));
        }
        return metrics;
    }

    /**
     * Metrics in which an unscored verdict counts as wrong.
     *
     * @param pairs on the scale with one label more, the last, which stands for unscored and which gold never uses
     */
    static Map<Metric, Estimate> withUnscoredWrong(Scale.Categorical scale, RatedPairs pairs, BootstrapPlan plan) {
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        Estimate percent = Percent.estimate(pairs, plan.confidenceLevel());
        metrics.put(Metric.PERCENT, percent);
        metrics.put(Metric.ACCURACY, percent);
        metrics.put(Metric.KAPPA, CohenKappa.estimate(pairs, Weighting.UNWEIGHTED, plan));
        if (!scale.passing().isEmpty()) {
            int labels = scale.labels().size();
            int[] passing = passing(scale);
            int[] passingOrUnscored = java.util.Arrays.copyOf(passing, passing.length + 1);
            passingOrUnscored[passing.length] = labels;
            metrics.put(
                    Metric.SENSITIVITY,
                    LabelMetrics.sensitivity(
                            pairs, PositiveLabels.allBut(labels + 1, passingOrUnscored), plan.confidenceLevel()));
            metrics.put(
                    Metric.SPECIFICITY,
                    LabelMetrics.specificity(
                            pairs, PositiveLabels.allBut(labels + 1, passing), plan.confidenceLevel()));
        }
        return metrics;
    }

    /** Precision, recall and F1 of every label, in the order of the scale. */
    static Map<String, Agreement.LabelFigures> perLabel(Scale.Categorical scale, RatedPairs pairs, BootstrapPlan plan) {
        Map<String, Agreement.LabelFigures> perLabel = new LinkedHashMap<>();
        List<String> labels = scale.labels();
        for (int label = 0; label < labels.size(); label++) {
            perLabel.put(
                    labels.get(label),
                    new Agreement.LabelFigures(
                            LabelMetrics.precision(pairs, label, plan.confidenceLevel()),
                            LabelMetrics.recall(pairs, label, plan.confidenceLevel()),
                            LabelMetrics.f1(pairs, label, plan),
                            LabelMetrics.support(pairs, label)));
        }
        return perLabel;
    }

    private static int[] passing(Scale.Categorical scale) {
        return scale.passing().stream().mapToInt(scale.labels()::indexOf).toArray();
    }
}
