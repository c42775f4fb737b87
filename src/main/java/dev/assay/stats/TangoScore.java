package dev.assay.stats;

/**
 * Tango's score interval of the difference of two proportions on the same items.
 *
 * <p>With b pairs that only the new side gets right, c that only the old side does, of n pairs, the difference is (b - c)/n. For a
 * hypothesised difference D: q is the larger root of 2n q^2 + B q + C = 0 with B = (2n - b + c)D - (b + c), C = -c D(1 - D), and
 * Z(D) = (b - c - nD)/sqrt(n(2q + D(1 - D))); the bounds are the D with Z(D) = z and Z(D) = -z. Undefined without pairs. It presumes
 * independent pairs; for clustered ones bootstrap the difference.
 *
 * <p>Source: Tango 1998, doi 10.1002/(SICI)1097-0258(19980430)17:8&lt;891::AID-SIM780&gt;3.0.CO;2-B.
 */
public final class TangoScore {

    private TangoScore() {}

    /**
     * @param onlyNew pairs that only the new side gets right
     * @param onlyOld pairs that only the old side gets right
     * @param pairs all pairs
     */
    public static Estimate estimate(long onlyNew, long onlyOld, long pairs, double confidenceLevel) {
        return pairs == 0
                ? Estimate.undefined("no pairs", 0)
                : Estimate.known(
                        (double) (onlyNew - onlyOld) / pairs, of(onlyNew, onlyOld, pairs, confidenceLevel), pairs);
    }

    /** The bounds alone; there must be a pair. */
    public static Interval.Bounds of(long onlyNew, long onlyOld, long pairs, double confidenceLevel) {
        requireCounts(onlyNew, onlyOld, pairs);
        double z = StandardNormal.twoSided(Require.confidenceLevel(confidenceLevel));
        double lower = lower(onlyNew, onlyOld, pairs, z);
        double upper = -lower(onlyOld, onlyNew, pairs, z);
        return Interval.of(lower, upper, confidenceLevel, IntervalMethod.TANGO);
    }

    /** The bound that the true difference exceeds at this one-sided level, in (0.5,1). */
    public static double lowerOneSided(long onlyNew, long onlyOld, long pairs, double confidenceLevel) {
        return of(onlyNew, onlyOld, pairs, Require.twoSidedLevel(confidenceLevel))
                .lower();
    }

    /** The bound that the true difference stays below at this one-sided level, in (0.5,1). */
    public static double upperOneSided(long onlyNew, long onlyOld, long pairs, double confidenceLevel) {
        return of(onlyNew, onlyOld, pairs, Require.twoSidedLevel(confidenceLevel))
                .upper();
    }

    /**
     * Z(D), falling in D; H0 "the difference is at most D" is rejected where it exceeds z.
     *
     * @param pairs above 0
     * @param difference in (-1,1)
     */
    public static double statistic(long onlyNew, long onlyOld, long pairs, double difference) {
        requireCounts(onlyNew, onlyOld, pairs);
        double n = Require.atLeast(1, Math.toIntExact(pairs), "pairs");
        double discordant = onlyNew + onlyOld;
        double linear = (2 * n - onlyNew + onlyOld) * difference - discordant;
        double constant = -onlyOld * difference * (1 - difference);
        double q = (-linear + Math.sqrt(Math.max(0, linear * linear - 8 * n * constant))) / (4 * n);
        double variance = n * (2 * q + difference * (1 - difference));
        double excess = onlyNew - onlyOld - n * difference;
        // At a difference that leaves no variance, any excess is beyond every bound.
        return variance > 0 ? excess / Math.sqrt(variance) : Math.signum(excess) * Double.MAX_VALUE;
    }

    /**
     * One-sided p-value of H0: the difference is at most {@code claim}; non-inferiority by a margin d is shown where it is small at
     * -d.
     */
    public static double pValueAbove(long onlyNew, long onlyOld, long pairs, double claim) {
        return StandardNormal.cumulative(-statistic(onlyNew, onlyOld, pairs, claim));
    }

    /** One-sided p-value of H0: the difference is at least {@code claim}. */
    public static double pValueBelow(long onlyNew, long onlyOld, long pairs, double claim) {
        return StandardNormal.cumulative(statistic(onlyNew, onlyOld, pairs, claim));
    }

    private static double lower(long onlyNew, long onlyOld, long pairs, double z) {
        double from = -1;
        double to = (double) (onlyNew - onlyOld) / pairs;
        for (int step = 0; step < 100; step++) {
            double middle = (from + to) / 2;
            if (statistic(onlyNew, onlyOld, pairs, middle) > z) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    private static void requireCounts(long onlyNew, long onlyOld, long pairs) {
        if (onlyNew < 0 || onlyOld < 0 || onlyNew + onlyOld > pairs) {
            throw new IllegalArgumentException("discordant pairs must not be negative nor exceed all " + pairs
                    + ", was " + onlyNew + " and " + onlyOld);
        }
    }
}
