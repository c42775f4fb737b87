package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * The mean distance of the judged number from the reference, sum w |y - x| / sum w, in the unit of the scale. Undefined without pairs.
 *
 * <p>Interval: BCa bootstrap over clusters.
 */
public final class MeanAbsoluteError {

    private MeanAbsoluteError() {}

    public static OptionalDouble value(NumericPairs pairs) {
        return measure().value(pairs);
    }

    public static Estimate estimate(NumericPairs pairs, BootstrapPlan plan) {
        return measure().estimate(pairs, plan);
    }

    private static MeanOfDifferences measure() {
        return new MeanOfDifferences(Math::abs, mean -> mean);
    }
}
