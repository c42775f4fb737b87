package dev.assay.stats.selection;

import dev.assay.stats.Require;
import java.util.OptionalDouble;

/**
 * The most permissive setting whose expected loss on one further item is at most alpha.
 *
 * <p>Settings are ordered from cautious to permissive and the mean loss must not fall along them; chosen is the last with
 * n/(n+1) R + B/(n+1) &lt;= alpha. Empty if even the most cautious exceeds alpha. The guarantee holds on average over draws of the gold, not
 * with high probability, so it backs no certificate: that takes {@link FixedSequenceTest}.
 *
 * <p>Source: Angelopoulos, Bates, Fisch, Lei and Schuster 2022, arXiv 2208.02814. Deviation: their program returns the first setting both
 * where none exceeds alpha (right is the last) and where all do (right is none).
 */
public final class ConformalRiskControl {

    private ConformalRiskControl() {}

    /**
     * @param settings one per candidate, from cautious to permissive
     * @param meanLosses R of each on the n gold items, not falling, each in [0, maxLoss]
     * @param n at least 1
     * @param maxLoss B, the largest loss that a single item can have, above 0
     * @param alpha above 0
     */
    public static OptionalDouble choose(double[] settings, double[] meanLosses, int n, double maxLoss, double alpha) {
        Require.sameLength(settings.length, meanLosses.length, "meanLosses");
        Require.atLeast(1, n, "n");
        if (!(maxLoss > 0 && alpha > 0) || Double.isInfinite(maxLoss) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException(
                    "maxLoss and alpha must be finite and above 0, was " + maxLoss + " and " + alpha);
        }
        requireLosses(meanLosses, maxLoss);
        OptionalDouble chosen = OptionalDouble.empty();
        for (int i = 0; i < settings.length; i++) {
            if ((n * meanLosses[i] + maxLoss) / (n + 1) <= alpha) {
                chosen = OptionalDouble.of(Require.finite(settings[i], "setting"));
            }
        }
        return chosen;
    }

    private static void requireLosses(double[] meanLosses, double maxLoss) {
        for (int i = 0; i < meanLosses.length; i++) {
            boolean isInRange = meanLosses[i] >= 0 && meanLosses[i] <= maxLoss;
            if (!isInRange || i > 0 && meanLosses[i] < meanLosses[i - 1]) {
                throw new IllegalArgumentException(
                        "meanLosses must be in [0," + maxLoss + "] and not fall, was " + meanLosses[i] + " at " + i);
            }
        }
    }
}
