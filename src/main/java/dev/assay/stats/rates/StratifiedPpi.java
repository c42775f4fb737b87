package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.Require;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A mean over strata, each with its own {@link PpiMean}: value = sum W_h value_h, variance = sum W_h^2 variance_h, W_h the share of stratum h
 * among all items, with gold or without.
 *
 * <p>Lambda is tuned in each stratum, so that a judge who is good in one and bad in another helps where it can. Undefined where a
 * stratum has fewer than two items of either kind, and without strata.
 *
 * <p>Interval ({@code ppi}): as {@link PpiMean}, with gold minus strata as degrees of freedom (clusters with gold, if clustered, and then
 * none below nine); clusters must not cross strata. None if nothing varies.
 *
 * <p>Source: Fisch et al. 2024, arXiv 2406.04291. Deviations as {@link PpiMean}.
 */
public final class StratifiedPpi {

    private StratifiedPpi() {}

    /** @param strata the whole population, each item in one of them; clusters are numbered anew in each */
    public static PpiEstimate estimate(List<PredictedSample> strata, PpiPlan plan) {
        Require.atLeast(1, strata.size(), "number of strata");
        long n = strata.stream().mapToLong(PredictedSample::labelledSize).sum();
        if (strata.stream().anyMatch(stratum -> stratum.labelledSize() < 2 || stratum.unlabelledSize() < 2)) {
            return PpiEstimate.undefined("a stratum with fewer than two items with or without gold", n);
        }
        double items = strata.stream().mapToLong(PredictedSample::size).sum();
        double value = 0;
        double variance = 0;
        int clusters = 0;
        int fewest = Integer.MAX_VALUE;
        for (PredictedSample stratum : strata) {
            PpiTerms terms = PpiTerms.of(stratum, plan);
            double weight = stratum.size() / items;
            value += weight * terms.value();
            variance += weight * weight * terms.variance();
            clusters += terms.goldClusters();
            fewest = Math.min(fewest, terms.fewestClusters());
        }
        boolean isClustered = strata.stream().anyMatch(PredictedSample::isClustered);
        int degrees = clusters - strata.size();
        if (isClustered && (fewest < 2 || degrees < ClusterTotals.MIN_CLUSTERS - 1)) {
            return PpiEstimate.ofTooFewClusters(value, OptionalDouble.empty(), n);
        }
        double half = plan.criticalValue().twoSided(plan.confidenceLevel(), clusters, degrees) * Math.sqrt(variance);
        Interval interval = half == 0
                ? Interval.none("nothing varies")
                : bounds(
                        value,
                        half,
                        plan.confidenceLevel(),
                        isClustered ? OptionalInt.of(clusters) : OptionalInt.empty());
        return new PpiEstimate(
                Estimate.known(value, interval, n), OptionalDouble.empty(), OptionalDouble.of(Math.sqrt(variance)));
    }

    private static Interval bounds(double value, double half, double confidenceLevel, OptionalInt clusters) {
        Interval.Bounds bounds = Interval.of(value - half, value + half, confidenceLevel, IntervalMethod.PPI);
        return clusters.isPresent() ? bounds.withClusters(clusters.getAsInt()) : bounds;
    }
}
