package dev.assay.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class StandardNormal {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private StandardNormal() {}

    /** Phi(z). */
    public static double cumulative(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    /** Phi^-1(p), p in (0,1). */
    public static double quantile(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }

    /** The half-width of a two-sided interval in standard errors, 1.96 at level 0.95. */
    public static double twoSided(double confidenceLevel) {
        return quantile((1 + confidenceLevel) / 2);
    }
}
