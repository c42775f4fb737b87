package dev.assay.stats;

/**
 * The score interval of a proportion.
 *
 * <p>[p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)]/(1 + z^2/n). It never leaves [0,1] and is usable from a handful of observations on;
 * its coverage is right on average, not guaranteed for each p (see {@link ClopperPearson} for a guarantee). n may be an effective
 * number and need not be whole.
 *
 * <p>Source: Wilson 1927, doi 10.1080/01621459.1927.10502953.
 */
public final class WilsonInterval {

    private WilsonInterval() {}

    /**
     * @param share observed, in [0,1]
     * @param n observations, above 0
     * @param confidenceLevel two-sided, in (0,1)
     */
    public static Interval.Bounds of(double share, double n, double confidenceLevel) {
        Require.probability(share, "share");
        if (!(n > 0)) {
            throw new IllegalArgumentException("n must be above 0, was " + n);
        }
        double z = StandardNormal.twoSided(Require.confidenceLevel(confidenceLevel));
        double square = z * z / n;
        double centre = share + square / 2;
        double half = Math.sqrt(square * (share * (1 - share) + square / 4));
        double lower = share == 0 ? 0 : (centre - half) / (1 + square);
        double upper = share == 1 ? 1 : (centre + half) / (1 + square);
        return Interval.of(Math.max(0, lower), Math.min(1, upper), confidenceLevel, IntervalMethod.WILSON);
    }

    /**
     * One-sided p-value of H0: the true share is at most {@code claim}, by the score test (share - c)/sqrt(c(1-c)/n). It is at most
     * 1 - L exactly where the lower one-sided bound at level L reaches the claim.
     *
     * @param claim in (0,1)
     */
    public static double pValueAbove(double share, double n, double claim) {
        return StandardNormal.cumulative(-score(share, n, claim));
    }

    /** One-sided p-value of H0: the true share is at least {@code claim}; the mirror of {@link #pValueAbove}. */
    public static double pValueBelow(double share, double n, double claim) {
        return StandardNormal.cumulative(score(share, n, claim));
    }

    private static double score(double share, double n, double claim) {
        Require.probability(share, "share");
        if (!(claim > 0 && claim < 1) || !(n > 0)) {
            throw new IllegalArgumentException("claim must be in (0,1) and n above 0, was " + claim + " and " + n);
        }
        return (share - claim) / Math.sqrt(claim * (1 - claim) / n);
    }

    /** The bound that the true share exceeds at this one-sided level, in (0.5,1). */
    public static double lowerOneSided(double share, double n, double confidenceLevel) {
        return of(share, n, Require.twoSidedLevel(confidenceLevel)).lower();
    }

    /** The bound that the true share stays below at this one-sided level, in (0.5,1). */
    public static double upperOneSided(double share, double n, double confidenceLevel) {
        return of(share, n, Require.twoSidedLevel(confidenceLevel)).upper();
    }
}
