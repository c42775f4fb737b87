package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * The root of the mean squared distance of the judged number from the reference, sqrt(sum w (y - x)^2 / sum w), in the unit of the
 * scale. It punishes few large errors more than {@link MeanAbsoluteError}. Undefined without pairs.
 *
 * <p>Interval: BCa bootstrap over clusters.
 */
public final class RootMeanSquareError {

    private RootMeanSquareError() {}

    public static OptionalDouble value(NumericPairs pairs) {
        return measure().value(pairs);
    }

    public static Estimate estimate(NumericPairs pairs, BootstrapPlan plan) {
        return measure().estimate(pairs, plan);
    }

    private static MeanOfDifferences measure() {
        return new MeanOfDifferences(difference -> difference * difference, Math::sqrt);
    }
}
