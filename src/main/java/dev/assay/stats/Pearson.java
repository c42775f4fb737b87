package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * Pearson's product-moment correlation, in [-1,1]: how well a line describes one rater by the other.
 *
 * <p>sum w (x - mx)(y - my) / sqrt(sum w (x - mx)^2 sum w (y - my)^2). Undefined below three pairs and where a side is constant. It
 * does not see a shift or another unit of the judge: a judge that is always one point too strict correlates perfectly (see
 * {@link IntraclassCorrelation}).
 *
 * <p>Interval: BCa bootstrap over clusters.
 */
public final class Pearson {

    private Pearson() {}

    public static OptionalDouble value(NumericPairs pairs) {
        return Correlation.value(pairs, Pearson::of);
    }

    public static Estimate estimate(NumericPairs pairs, BootstrapPlan plan) {
        return Correlation.estimate(pairs, Pearson::of, plan);
    }

    private static double of(Points points, double[] weights) {
        return Correlation.productMoment(
                weights, point -> points.x(points.xRank(point)), point -> points.y(points.yRank(point)));
    }
}
