package dev.assay.agreement;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.IntraclassCorrelation;
import dev.assay.stats.KendallTauB;
import dev.assay.stats.KrippendorffAlpha;
import dev.assay.stats.MeanAbsoluteError;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.Pearson;
import dev.assay.stats.RootMeanSquareError;
import dev.assay.stats.Spearman;
import java.util.EnumMap;
import java.util.Map;

/** The metrics that scores allow. */
final class NumericMetrics {

    private NumericMetrics() {}

    static Map<Metric, Estimate> between(NumericPairs pairs, BootstrapPlan plan) {
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        metrics.put(Metric.PEARSON, Pearson.estimate(pairs, plan));
        metrics.put(Metric.SPEARMAN, Spearman.estimate(pairs, plan));
        metrics.put(Metric.KENDALL_TAU_B, KendallTauB.estimate(pairs, plan));
        metrics.put(Metric.ICC21, IntraclassCorrelation.estimate(pairs, plan));
        metrics.put(Metric.KRIPPENDORFF_ALPHA, KrippendorffAlpha.intervalEstimate(pairs, plan));
        metrics.put(Metric.MEAN_ABSOLUTE_ERROR, MeanAbsoluteError.estimate(pairs, plan));
        metrics.put(Metric.ROOT_MEAN_SQUARE_ERROR, RootMeanSquareError.estimate(pairs, plan));
        return metrics;
    }
}
