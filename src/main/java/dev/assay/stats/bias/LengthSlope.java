package dev.assay.stats.bias;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.NumericPairs;
import java.util.OptionalDouble;

/**
 * Does a judge of single outputs score longer ones higher than humans do?
 *
 * <p>The slope of the least-squares line of (judge's score - human's score) on ln(length): score points as a text grows to e times its
 * length, 0 without bias. It sees a straight line only. Undefined without pairs and where lengths do not differ.
 *
 * <p>Interval: BCa bootstrap over clusters.
 */
public final class LengthSlope {

    private LengthSlope() {}

    /** @param pairs x is ln(length), y is judge less human */
    public static Estimate estimate(NumericPairs pairs, BootstrapPlan plan) {
        double[] centre = centre(pairs);
        ClusterSums.Builder sums = ClusterSums.of(pairs.clusters(), 5);
        for (int item = 0; item < pairs.size(); item++) {
            double weight = pairs.weight(item);
            double x = pairs.x(item) - centre[0];
            double y = pairs.y(item) - centre[1];
            int cluster = pairs.cluster(item);
            sums.add(cluster, 0, weight)
                    .add(cluster, 1, weight * x)
                    .add(cluster, 2, weight * y)
                    .add(cluster, 3, weight * x * x)
                    .add(cluster, 4, weight * x * y);
        }
        return ClusterBootstrap.estimate(sums.build(), LengthSlope::of, pairs.size(), "lengths do not differ", plan);
    }

    /** Sums of squares about a far away 0 would lose the slope in rounding. */
    private static double[] centre(NumericPairs pairs) {
        double[] centre = new double[2];
        for (int item = 0; item < pairs.size(); item++) {
            centre[0] += pairs.x(item) / pairs.size();
            centre[1] += pairs.y(item) / pairs.size();
        }
        return centre;
    }

    private static OptionalDouble of(double[] sums) {
        double spread = sums[0] * sums[3] - sums[1] * sums[1];
        return spread > 1e-12 * sums[0] * sums[3]
                ? OptionalDouble.of((sums[0] * sums[4] - sums[1] * sums[2]) / spread)
                : OptionalDouble.empty();
    }
}
