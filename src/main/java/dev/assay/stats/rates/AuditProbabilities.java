package dev.assay.stats.rates;

import dev.assay.stats.Require;
import java.util.Arrays;

/**
 * With which probability to audit each item, given how uncertain its prediction is and how many items can be audited.
 *
 * <p>The variance of {@link Aipw}, sum u^2/pi, is least subject to sum pi = budget at pi = min(1, c u): items that would exceed 1 are set to
 * 1 and the rest is scaled up, until none does. Mixing with the uniform plan, (1-t) pi + t budget/N with the least t that lifts all to
 * {@code minimum}, keeps weights bounded where u is wrong. Store the probabilities when items are drawn; they cannot be found afterwards.
 *
 * <p>Source: Zrnic and Candes 2024, arXiv 2403.03208; the least t is our rule.
 */
public final class AuditProbabilities {

    /** No item should count for more than 20. */
    public static final double DEFAULT_MINIMUM = 0.05;

    private AuditProbabilities() {}

    /**
     * Probabilities that sum to the budget. What certain items (u = 0) alone could use of it is spread over them evenly.
     *
     * @param uncertainty u, one per item, finite and at least 0, in any unit
     * @param budget expected number of audits, in (0,N]
     */
    public static double[] leastVariance(double[] uncertainty, double budget) {
        requireBudget(uncertainty, budget);
        double[] pi = new double[uncertainty.length];
        double left = budget;
        double open = Arrays.stream(uncertainty).sum();
        boolean isChanging = open > 0;
        while (isChanging) {
            double scale = left / open;
            isChanging = false;
            for (int item = 0; item < pi.length; item++) {
                if (pi[item] < 1 && uncertainty[item] > 0 && scale * uncertainty[item] >= 1) {
                    pi[item] = 1;
                    left -= 1;
                    open -= uncertainty[item];
                    isChanging = true;
                }
            }
            isChanging &= hasOpen(uncertainty, pi);
        }
        return filled(uncertainty, pi, left);
    }

    private static boolean hasOpen(double[] uncertainty, double[] pi) {
        for (int item = 0; item < pi.length; item++) {
            if (pi[item] < 1 && uncertainty[item] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Gives what is left to the items below 1: in proportion to u, or evenly where only certain ones remain. */
    private static double[] filled(double[] uncertainty, double[] pi, double left) {
        double open = 0;
        int certain = 0;
        for (int item = 0; item < pi.length; item++) {
            open += pi[item] < 1 ? uncertainty[item] : 0;
            certain += uncertainty[item] == 0 ? 1 : 0;
        }
        for (int item = 0; item < pi.length; item++) {
            if (pi[item] < 1 && open > 0) {
                pi[item] = Math.min(1, left * (uncertainty[item] / open));
            } else if (pi[item] < 1) {
                pi[item] = Math.min(1, Math.max(0, left / certain));
            }
        }
        return pi;
    }

    /**
     * The same mixed with the uniform plan, so that none is below the minimum.
     *
     * @param minimum in (0, budget/N]
     */
    public static double[] mixed(double[] uncertainty, double budget, double minimum) {
        double[] pi = leastVariance(uncertainty, budget);
        double uniform = budget / pi.length;
        if (!(minimum > 0 && minimum <= uniform)) {
            throw new IllegalArgumentException(
                    "minimum must be in (0, budget/items], was " + minimum + " of " + uniform);
        }
        double least = Arrays.stream(pi).min().orElseThrow();
        double share = least >= minimum ? 0 : (minimum - least) / (uniform - least);
        // Rounding must not undercut what was promised.
        return Arrays.stream(pi)
                .map(p -> Math.max(minimum, Math.min(1, (1 - share) * p + share * uniform)))
                .toArray();
    }

    private static void requireBudget(double[] uncertainty, double budget) {
        Require.atLeast(1, uncertainty.length, "number of items");
        for (double u : uncertainty) {
            if (!(Require.finite(u, "uncertainty") >= 0)) {
                throw new IllegalArgumentException("uncertainty must be at least 0, was " + u);
            }
        }
        if (!(budget > 0 && budget <= uncertainty.length)) {
            throw new IllegalArgumentException("budget must be in (0," + uncertainty.length + "], was " + budget);
        }
    }
}
