package dev.assay.stats.planning;

import dev.assay.stats.Interval;
import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import dev.assay.stats.WilsonInterval;
import java.util.OptionalLong;

/**
 * How many independent items a Wilson interval or a Wilson claim needs. Multiply by the design effect for clustered items.
 *
 * <p>A claim is one-sided: the lower Wilson bound at level L must reach c, which it does for an observed share p &gt; c from
 * n = z_L^2 c(1-c)/(p-c)^2 on. Observing just that share is a coin's toss: see {@link BinomialPower} for the n that carries a claim
 * with a given power.
 */
public final class WilsonSampleSize {

    private static final long MOST = 1L << 40;

    private WilsonSampleSize() {}

    /**
     * The smallest n at which the two-sided interval around the share reaches at most so far to each side.
     *
     * @param share expected, in [0,1]; 0.5 is the worst case
     * @param halfWidth in (0,0.5)
     */
    public static long forHalfWidth(double share, double halfWidth, double confidenceLevel) {
        if (!(halfWidth > 0 && halfWidth < 0.5)) {
            throw new IllegalArgumentException("halfWidth must be in (0,0.5), was " + halfWidth);
        }
        long tooFew = 0;
        long enough = 1;
        while (halfWidth(share, enough, confidenceLevel) > halfWidth) {
            tooFew = enough;
            enough = Math.multiplyExact(2, enough);
        }
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (halfWidth(share, middle, confidenceLevel) > halfWidth) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    private static double halfWidth(double share, long n, double confidenceLevel) {
        Interval.Bounds bounds = WilsonInterval.of(share, n, confidenceLevel);
        return (bounds.upper() - bounds.lower()) / 2;
    }

    /**
     * The n from which an observed share carries the claim "at least c"; empty if it does not exceed the claim, or only beyond 2^40 items.
     *
     * @param observed in [0,1]
     * @param claim c, in (0,1)
     * @param confidenceLevel one-sided, in (0.5,1)
     */
    public static OptionalLong forClaim(double observed, double claim, double confidenceLevel) {
        Require.probability(observed, "observed");
        requireClaim(claim);
        double z = StandardNormal.quantile((1 + Require.twoSidedLevel(confidenceLevel)) / 2);
        double n = z * z * claim * (1 - claim) / ((observed - claim) * (observed - claim));
        return observed > claim && n <= MOST ? OptionalLong.of((long) Math.ceil(n)) : OptionalLong.empty();
    }

    /** The n below which not even a faultless sample carries the claim, z_L^2 c/(1-c) rounded up. */
    public static long leastForClaim(double claim, double confidenceLevel) {
        return forClaim(1, claim, confidenceLevel).orElseThrow();
    }

    private static void requireClaim(double claim) {
        if (!(claim > 0 && claim < 1)) {
            throw new IllegalArgumentException("claim must be in (0,1), was " + claim);
        }
    }
}
