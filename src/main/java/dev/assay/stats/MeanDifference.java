package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * The mean of judged minus reference, sum w (y - x) / sum w, in the unit of the scale: above 0 the judge is the more generous where a
 * higher number is better. Undefined without pairs.
 *
 * <p>Interval: BCa bootstrap over clusters.
 */
public final class MeanDifference {

    private MeanDifference() {}

    public static OptionalDouble value(NumericPairs pairs) {
        return measure().value(pairs);
    }

    public static Estimate estimate(NumericPairs pairs, BootstrapPlan plan) {
        return measure().estimate(pairs, plan);
    }

    private static MeanOfDifferences measure() {
        return new MeanOfDifferences(difference -> difference, mean -> mean);
    }
}
