package dev.assay.stats;

import java.util.OptionalDouble;

/** A statistic that needs only sums over the items, such as the cells of a table. */
@FunctionalInterface
public interface SumStatistic {

    /** Empty where the statistic is undefined. The array belongs to the callee. */
    OptionalDouble of(double[] sums);
}
