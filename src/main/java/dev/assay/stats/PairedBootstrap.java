package dev.assay.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The difference of one measure between two judges of the same items, both on the same resamples of clusters.
 *
 * <p>Interval: BCa. The p-value of no difference centres the resamples: (1 + #{|d* - d| &gt;= |d|})/(B+1). Resampling both judges
 * apart would throw away what they have in common and widen the interval.
 */
public final class PairedBootstrap {

    private PairedBootstrap() {}

    /**
     * First minus second.
     *
     * @throws IllegalArgumentException if the two do not have the same items: scale, weights or clusters differ
     */
    public static Estimate difference(RatedPairs first, RatedPairs second, TableMeasure measure, BootstrapPlan plan) {
        return distribution(first, second, measure, plan)
                .map(known -> Estimate.known(known.value(), known.interval(plan.confidenceLevel()), first.size()))
                .orElseGet(() -> Estimate.undefined("undefined for one of the two", first.size()));
    }

    /** Two-sided p-value of no difference, empty where the difference is undefined or resampling says nothing. */
    public static OptionalDouble pValue(RatedPairs first, RatedPairs second, TableMeasure measure, BootstrapPlan plan) {
        return distribution(first, second, measure, plan)
                .map(BootstrapDistribution::pValueOfZero)
                .orElse(OptionalDouble.empty());
    }

    private static Optional<BootstrapDistribution> distribution(
            RatedPairs first, RatedPairs second, TableMeasure measure, BootstrapPlan plan) {
        requireSameItems(first, second);
        return ClusterBootstrap.distribution(beside(first, second), difference(measure, first.labels()), plan);
    }

    private static void requireSameItems(RatedPairs first, RatedPairs second) {
        if (first.labels() != second.labels() || !first.design().equals(second.design())) {
            throw new IllegalArgumentException(
                    "both judges must have rated the same items: same scale, weights and clusters");
        }
    }

    private static ClusterSums beside(RatedPairs first, RatedPairs second) {
        int cells = first.labels() * first.labels();
        ClusterSums.Builder sums = ClusterSums.of(first.clusters(), 2 * cells);
        first.addTo(sums, 0);
        second.addTo(sums, cells);
        return sums.build();
    }

    private static SumStatistic difference(TableMeasure measure, int labels) {
        int cells = labels * labels;
        return sums -> {
            OptionalDouble one = measure.of(ConfusionMatrix.ofCells(labels, Arrays.copyOf(sums, cells)));
            OptionalDouble two =
                    measure.of(ConfusionMatrix.ofCells(labels, Arrays.copyOfRange(sums, cells, 2 * cells)));
            return one.isPresent() && two.isPresent()
                    ? OptionalDouble.of(one.getAsDouble() - two.getAsDouble())
                    : OptionalDouble.empty();
        };
    }
}
