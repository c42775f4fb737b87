package dev.assay.stats;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** A function of the weighted mean of a function of the differences y - x. */
record MeanOfDifferences(DoubleUnaryOperator ofDifference, DoubleUnaryOperator ofMean) {

    OptionalDouble value(NumericPairs pairs) {
        return of(sums(pairs).total());
    }

    Estimate estimate(NumericPairs pairs, BootstrapPlan plan) {
        return ClusterBootstrap.estimate(sums(pairs), this::of, pairs.size(), "no pairs", plan);
    }

    private OptionalDouble of(double[] sums) {
        return sums[0] > 0 ? OptionalDouble.of(ofMean.applyAsDouble(sums[1] / sums[0])) : OptionalDouble.empty();
    }

    private ClusterSums sums(NumericPairs pairs) {
        ClusterSums.Builder sums = ClusterSums.of(pairs.clusters(), 2);
        for (int item = 0; item < pairs.size(); item++) {
            double weight = pairs.weight(item);
            sums.add(pairs.cluster(item), 0, weight);
            sums.add(pairs.cluster(item), 1, weight * ofDifference.applyAsDouble(pairs.y(item) - pairs.x(item)));
        }
        return sums.build();
    }
}
