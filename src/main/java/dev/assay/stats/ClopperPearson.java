package dev.assay.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact interval of a proportion: its coverage is at least the level for every true p, so it is wide.
 *
 * <p>With k successes of n and tail t: lower = BetaInv(t; k, n-k+1), 0 for k = 0; upper = BetaInv(1-t; k+1, n-k), 1 for k = n. k and n
 * may be effective numbers and need not be whole; the guarantee then is only approximate.
 *
 * <p>Source: Clopper and Pearson 1934, doi 10.1093/biomet/26.4.404.
 */
public final class ClopperPearson {

    private ClopperPearson() {}

    /**
     * @param successes in [0,n]
     * @param n above 0
     * @param confidenceLevel two-sided, in (0,1)
     */
    public static Interval.Bounds of(double successes, double n, double confidenceLevel) {
        if (!(n > 0) || !(successes >= 0 && successes <= n)) {
            throw new IllegalArgumentException(
                    "successes must be in [0,n] with n above 0, was " + successes + " of " + n);
        }
        double tail = (1 - Require.confidenceLevel(confidenceLevel)) / 2;
        double lower = successes == 0 ? 0 : beta(successes, n - successes + 1, tail);
        double upper = successes == n ? 1 : beta(successes + 1, n - successes, 1 - tail);
        return Interval.of(lower, upper, confidenceLevel, IntervalMethod.CLOPPER_PEARSON);
    }

    /** The bound that the true share exceeds at this one-sided level, in (0.5,1). */
    public static double lowerOneSided(double successes, double n, double confidenceLevel) {
        return of(successes, n, Require.twoSidedLevel(confidenceLevel)).lower();
    }

    /** The bound that the true share stays below at this one-sided level, in (0.5,1). */
    public static double upperOneSided(double successes, double n, double confidenceLevel) {
        return of(successes, n, Require.twoSidedLevel(confidenceLevel)).upper();
    }

    private static double beta(double first, double second, double share) {
        return BetaDistribution.of(first, second).inverseCumulativeProbability(share);
    }
}
