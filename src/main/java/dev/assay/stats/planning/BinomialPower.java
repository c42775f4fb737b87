package dev.assay.stats.planning;

import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The chance that a sample of independent items carries the claim "at least c" by its lower one-sided Wilson bound, computed from the
 * binomial distribution itself.
 *
 * <p>The fewest successes k that do satisfy (k/n - c) &gt;= z_L sqrt(c(1-c)/n); power = P(X &gt;= k), X binomial(n, true share). In n it is a
 * saw: after the first n that reaches a power the next few may fall short again.
 */
public final class BinomialPower {

    private static final int MOST = 1_000_000;

    private BinomialPower() {}

    /**
     * @param truth true share, in [0,1]
     * @param claim c, in (0,1)
     * @param n at least 1
     * @param confidenceLevel one-sided, in (0.5,1)
     */
    public static double power(double truth, double claim, int n, double confidenceLevel) {
        Require.probability(truth, "truth");
        Require.atLeast(1, n, "n");
        double z = z(confidenceLevel);
        int needed = needed(claim, n, z);
        return needed > n ? 0 : BinomialDistribution.of(n, truth).survivalProbability(needed - 1);
    }

    /** The smallest n that reaches a power in (0,1); empty if the truth does not exceed the claim, or only beyond a million items. */
    public static OptionalInt smallestSize(double truth, double claim, double power, double confidenceLevel) {
        if (!(power > 0 && power < 1)) {
            throw new IllegalArgumentException("power must be in (0,1), was " + power);
        }
        if (truth <= claim) {
            power(truth, claim, 1, confidenceLevel);
            return OptionalInt.empty();
        }
        for (int n = 1; n <= MOST; n++) {
            if (power(truth, claim, n, confidenceLevel) >= power) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }

    private static double z(double confidenceLevel) {
        return StandardNormal.quantile((1 + Require.twoSidedLevel(confidenceLevel)) / 2);
    }

    private static int needed(double claim, int n, double z) {
        if (!(claim > 0 && claim < 1)) {
            throw new IllegalArgumentException("claim must be in (0,1), was " + claim);
        }
        return (int) Math.ceil(n * claim + z * Math.sqrt(n * claim * (1 - claim)) - 1e-9);
    }
}
