package dev.assay.stats.planning;

import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;

/**
 * How many items non-inferiority on pairs needs if both sides are in truth equally good: n = (z_L + z_power)^2 p_d/d^2, rounded up.
 *
 * <p>The same items are judged by both sides, p_d is the share on which only one of them is right, d the margin. It approximates the
 * power of {@link dev.assay.stats.TangoScore}, and presumes independent items.
 */
public final class PairsSampleSize {

    private PairsSampleSize() {}

    /**
     * @param discordant p_d, in (0,1]
     * @param margin d, in (0,1)
     * @param confidenceLevel one-sided, in (0.5,1)
     * @param power in [0.5,1)
     */
    public static long ofNonInferiority(double discordant, double margin, double confidenceLevel, double power) {
        if (!(discordant > 0 && discordant <= 1) || !(margin > 0 && margin < 1) || !(power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException("discordant must be in (0,1], margin in (0,1) and power in [0.5,1), was "
                    + discordant + ", " + margin + " and " + power);
        }
        double z = StandardNormal.quantile((1 + Require.twoSidedLevel(confidenceLevel)) / 2)
                + StandardNormal.quantile(power);
        return (long) Math.ceil(z * z * discordant / (margin * margin));
    }
}
