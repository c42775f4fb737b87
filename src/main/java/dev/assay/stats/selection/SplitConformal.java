package dev.assay.stats.selection;

import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The score below which a further item falls with probability at least 1 - alpha: the k-th smallest of n, k = ceil((n+1)(1-alpha)).
 *
 * <p>Empty if k &gt; n: so few scores bound nothing. The probability is over the draw of the gold and the item together; a given sample may
 * do worse, so it backs no certificate.
 *
 * <p>Source: Vovk, Gammerman and Shafer 2005, doi 10.1007/b106715; Lei et al. 2018, doi 10.1080/01621459.2017.1307116.
 */
public final class SplitConformal {

    private static final double ROUNDING = 1e-9;

    private SplitConformal() {}

    /**
     * @param scores nonconformity on gold, the larger the stranger; finite
     * @param alpha in (0,1)
     */
    public static OptionalDouble quantile(double[] scores, double alpha) {
        double[] ascending = scores.clone();
        Arrays.stream(ascending).forEach(score -> Require.finite(score, "score"));
        Arrays.sort(ascending);
        int k = rank(scores.length, alpha);
        return k > ascending.length ? OptionalDouble.empty() : OptionalDouble.of(ascending[k - 1]);
    }

    /** k, counted from 1. */
    public static int rank(int n, double alpha) {
        Require.atLeast(0, n, "n");
        BinomialUpperBound.requireOpenUnit(alpha, "alpha");
        return Math.max(1, (int) Math.ceil((n + 1) * (1 - alpha) - ROUNDING));
    }
}
