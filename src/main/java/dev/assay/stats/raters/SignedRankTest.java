package dev.assay.stats.raters;

import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The exact one-sided Wilcoxon signed-rank test of H0: the values lie around the centre, against: below it.
 *
 * <p>With x_i = value - centre, zeros left out, and r_i the mid-rank of |x_i|, W = sum of the r_i of positive x_i; p = P(W* &lt;= W) where
 * W* gives every rank its sign by a fair coin. The ranks in hand are kept, so p is exact with ties too, where tables and the normal
 * approximation are not. It presumes independent values, symmetric around the centre under H0.
 *
 * <p>Source: Wilcoxon 1945, doi 10.2307/3001968. Deviation from common tools: ties do not switch to the normal approximation.
 */
public final class SignedRankTest {

    private SignedRankTest() {}

    /**
     * The p-value, in (0,1]; 1 without a value off the centre.
     *
     * @param values finite, at most 1000
     */
    public static double pValueBelow(double[] values, double centre) {
        if (values.length > 1000) {
            throw new IllegalArgumentException("values must be at most 1000, was " + values.length);
        }
        double[] shifted = Arrays.stream(values)
                .map(value -> Require.finite(value, "value") - centre)
                .filter(x -> x != 0)
                .toArray();
        int[] ranks = doubledRanks(shifted);
        int observed = IntStream.range(0, ranks.length)
                .filter(i -> shifted[i] > 0)
                .map(i -> ranks[i])
                .sum();
        double[] chances = sumOfFairCoins(ranks);
        double p = Arrays.stream(chances, 0, observed + 1).sum();
        return Math.min(1, p);
    }

    /** Twice the mid-ranks of the absolute values, which are whole numbers. */
    private static int[] doubledRanks(double[] shifted) {
        double[] sizes = Arrays.stream(shifted).map(Math::abs).toArray();
        return Arrays.stream(sizes)
                .mapToInt(size -> IntStream.range(0, sizes.length)
                                .map(other -> 1 + compare(size, sizes[other]))
                                .sum()
                        + 1)
                .toArray();
    }

    private static int compare(double first, double second) {
        return Math.abs(first - second) <= 1e-12 * Math.max(first, second) ? 0 : Double.compare(first, second);
    }

    private static double[] sumOfFairCoins(int[] ranks) {
        double[] chances = new double[IntStream.of(ranks).sum() + 1];
        chances[0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            reached += rank;
            for (int sum = reached; sum >= 0; sum--) {
                chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
            }
        }
        return chances;
    }
}
