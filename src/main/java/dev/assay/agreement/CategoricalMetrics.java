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

    private static final List<Metric> OF_NAMES = List.of(
            Metric.PERCENT,
            Metric.ACCURACY,
            Metric.KAPPA,
            Metric.SCOTT_PI,
            Metric.KRIPPENDORFF_ALPHA,
            Metric.GWET_AC1,
            Metric.MCC);
    private static final List<Metric> OF_ORDER = List.of(
            Metric.KAPPA_LINEAR,
            Metric.KAPPA_QUADRATIC,
            Metric.GWET_AC2,
            Metric.PEARSON,
            Metric.SPEARMAN,
            Metric.KENDALL_TAU_B,
            Metric.ICC21);

    /** Metrics of any two raters on the scale. */
    static Map<Metric, Estimate> between(Scale.Categorical scale, RatedPairs pairs, BootstrapPlan plan) {
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        OF_NAMES.forEach(metric -> metrics.put(metric, one(metric, scale, pairs, plan)));
        if (scale.kind() == Scale.Kind.ORDINAL) {
            OF_ORDER.forEach(metric -> metrics.put(metric, one(metric, scale, pairs, plan)));
        }
        return metrics;
    }

    /** Metrics of a judge against gold: those of two raters, and how well defects are found. */
    static Map<Metric, Estimate> againstGold(Scale.Categorical scale, RatedPairs pairs, BootstrapPlan plan) {
        Map<Metric, Estimate> metrics = between(scale, pairs, plan);
        if (!scale.passing().isEmpty()) {
            metrics.put(Metric.SENSITIVITY, one(Metric.SENSITIVITY, scale, pairs, plan));
            metrics.put(Metric.SPECIFICITY, one(Metric.SPECIFICITY, scale, pairs, plan));
        }
        return metrics;
    }

    /** Whether the scale allows a metric of judge and gold that needs labels alone. */
    static boolean allows(Metric metric, Scale.Categorical scale) {
        return OF_NAMES.contains(metric)
                || (scale.kind() == Scale.Kind.ORDINAL && OF_ORDER.contains(metric))
                || (!scale.passing().isEmpty() && (metric == Metric.SENSITIVITY || metric == Metric.SPECIFICITY));
    }

    /** One metric that the scale allows. */
    static Estimate one(Metric metric, Scale.Categorical scale, RatedPairs pairs, BootstrapPlan plan) {
        return switch (metric) {
            case PERCENT, ACCURACY -> Percent.estimate(pairs, plan.confidenceLevel());
            case KAPPA -> CohenKappa.estimate(pairs, Weighting.UNWEIGHTED, plan);
            case KAPPA_LINEAR -> CohenKappa.estimate(pairs, Weighting.LINEAR, plan);
            case KAPPA_QUADRATIC -> CohenKappa.estimate(pairs, Weighting.QUADRATIC, plan);
            case SCOTT_PI -> ScottPi.estimate(pairs, plan);
            case KRIPPENDORFF_ALPHA -> KrippendorffAlpha.estimate(pairs, HumanCeiling.difference(scale), plan);
            case GWET_AC1 -> GwetAc.estimate(pairs, Weighting.UNWEIGHTED, plan);
            case GWET_AC2 -> GwetAc.estimate(pairs, Weighting.QUADRATIC, plan);
            case MCC -> MatthewsCorrelation.estimate(pairs, plan);
            case PEARSON -> Pearson.estimate(pairs.ranks(), plan);
            case SPEARMAN -> Spearman.estimate(pairs.ranks(), plan);
            case KENDALL_TAU_B -> KendallTauB.estimate(pairs.ranks(), plan);
            case ICC21 -> IntraclassCorrelation.estimate(pairs.ranks(), plan);
            case SENSITIVITY -> LabelMetrics.sensitivity(pairs, defects(scale), plan.confidenceLevel());
            case SPECIFICITY -> LabelMetrics.specificity(pairs, defects(scale), plan.confidenceLevel());
            case MEAN_ABSOLUTE_ERROR, ROOT_MEAN_SQUARE_ERROR, AUC, ECE, BRIER ->
                throw new IllegalArgumentException(metric.wireName() + " needs more than labels");
        };
    }

    private static PositiveLabels defects(Scale.Categorical scale) {
        return PositiveLabels.allBut(scale.labels().size(), passing(scale));
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
