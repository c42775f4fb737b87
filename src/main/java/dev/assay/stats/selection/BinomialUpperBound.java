package dev.assay.stats.selection;

import dev.assay.stats.Require;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The error rate that k errors of n independent items leave possible: the largest r with P(X &lt;= k; n, r) &gt;= delta.
 *
 * <p>BetaInv(1 - delta; k+1, n-k), 1 if k = n; exact, so the true rate exceeds it with probability at most delta whatever it is. With no
 * error it is 1 - delta^(1/n).
 *
 * <p>Source: Clopper and Pearson 1934, doi 10.1093/biomet/26.4.404.
 */
public final class BinomialUpperBound {

    private BinomialUpperBound() {}

    /**
     * @param errors k, 0 to n
     * @param n at least 1
     * @param errorProbability delta, in (0,1)
     */
    public static double of(long errors, long n, double errorProbability) {
        requireCounts(errors, n);
        requireOpenUnit(errorProbability, "errorProbability");
        return errors == n
                ? 1
                : BetaDistribution.of(errors + 1.0, n - errors).inverseSurvivalProbability(errorProbability);
    }

    /**
     * P(X &lt;= k; n, rate), the p-value of H0: the error rate is at least {@code rate}; at most delta exactly where the bound is at most
     * {@code rate}.
     *
     * @param rate in (0,1)
     */
    public static double pValue(long errors, long n, double rate) {
        requireCounts(errors, n);
        requireOpenUnit(rate, "rate");
        return BinomialDistribution.of(Math.toIntExact(n), rate).cumulativeProbability(Math.toIntExact(errors));
    }

    /** The n from which no error at all keeps the bound at most {@code rate}: the smallest n with (1 - rate)^n &lt;= delta. */
    public static long leastSize(double rate, double errorProbability) {
        requireOpenUnit(rate, "rate");
        requireOpenUnit(errorProbability, "errorProbability");
        return Math.max(1, (long) Math.ceil(Math.log(errorProbability) / Math.log1p(-rate) - 1e-9));
    }

    private static void requireCounts(long errors, long n) {
        Require.atLeast(1, Math.toIntExact(n), "n");
        if (errors < 0 || errors > n) {
            throw new IllegalArgumentException("errors must be in 0.." + n + ", was " + errors);
        }
    }

    static void requireOpenUnit(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in (0,1), was " + value);
        }
    }
}
