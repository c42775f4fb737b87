package dev.assay.stats.scores;

import java.util.OptionalDouble;

/** The mean as a statistic of a sum and a count. */
final class Means {

    private Means() {}

    static OptionalDouble ratio(double[] sums) {
        return sums[1] > 0 ? OptionalDouble.of(sums[0] / sums[1]) : OptionalDouble.empty();
    }
}
