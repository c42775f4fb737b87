package dev.assay.stats.selection;

import dev.assay.stats.Require;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The Hoeffding-Bentkus p-value of H0: the expected loss is at least alpha, for independent losses anywhere in [0,1].
 *
 * <p>With the mean loss R of n items, p = min(exp(-n h(min(R,alpha), alpha)), e P(X &lt;= ceil(nR); n, alpha)), at most 1, where
 * h(a,b) = a ln(a/b) + (1-a) ln((1-a)/(1-b)) with 0 ln 0 = 0. Valid at any n; for losses that are 0 or 1 the binomial
 * {@link BinomialUpperBound#pValue} is sharper. Testing several thresholds this way needs a family-wise correction or a fixed sequence.
 *
 * <p>Source: Angelopoulos, Bates, Candes, Jordan and Lei 2021, arXiv 2110.01052; Bates et al. 2021, arXiv 2101.02703.
 */
public final class LearnThenTest {

    /** Guards the ceiling of nR against a product such as 7.000000000000001. */
    private static final double ROUNDING = 1e-9;

    private LearnThenTest() {}

    /**
     * @param meanLoss R, in [0,1]
     * @param n at least 1
     * @param alpha in (0,1)
     */
    public static double pValue(double meanLoss, int n, double alpha) {
        Require.probability(meanLoss, "meanLoss");
        Require.atLeast(1, n, "n");
        BinomialUpperBound.requireOpenUnit(alpha, "alpha");
        double hoeffding = Math.exp(-n * divergence(Math.min(meanLoss, alpha), alpha));
        int errors = (int) Math.ceil(n * meanLoss - ROUNDING);
        double bentkus = Math.E * BinomialDistribution.of(n, alpha).cumulativeProbability(errors);
        return Math.min(1, Math.min(hoeffding, bentkus));
    }

    private static double divergence(double a, double b) {
        return xLogRatio(a, b) + xLogRatio(1 - a, 1 - b);
    }

    private static double xLogRatio(double x, double y) {
        return x == 0 ? 0 : x * Math.log(x / y);
    }
}
