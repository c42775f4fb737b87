package dev.assay.stats.bias;

import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Wilcoxon's signed-rank test: are differences as often and as far above 0 as below?
 *
 * <p>Differences of 0 are left out, the absolute rest gets mid-ranks, W is the smaller of the two rank sums; z = (W - n(n+1)/4)/sqrt(n(n+1)(2n+1)/24
 * - sum (t^3 - t)/48) over the groups of t ties, two-sided normal, without correction for continuity. On ordered scales nearly all
 * differences tie, which is why the exact distribution does not serve; below about ten differences p is rough. Not for clustered items.
 *
 * <p>Source: Wilcoxon 1945, doi 10.2307/3001968.
 *
 * @param statistic W, at least 0
 * @param differences other than 0
 * @param pValue two-sided
 */
public record WilcoxonSignedRank(double statistic, long differences, double pValue) {

    /** Differences closer to each other than this share of the largest are ties that rounding has parted. */
    private static final double SAME = 1e-12;

    public WilcoxonSignedRank {
        Require.probability(pValue, "p");
    }

    /** Empty where no difference is other than 0. */
    public static Optional<WilcoxonSignedRank> of(double[] differences) {
        double largest = Arrays.stream(differences).map(Math::abs).max().orElse(0);
        double[] sorted = Arrays.stream(differences)
                .filter(each -> Math.abs(each) > SAME * largest)
                .boxed()
                .sorted((one, two) -> Double.compare(Math.abs(one), Math.abs(two)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        int n = sorted.length;
        if (n == 0) {
            return Optional.empty();
        }
        double above = 0;
        double ties = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && Math.abs(sorted[to]) - Math.abs(sorted[from]) <= SAME * largest) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                above += sorted[i] > 0 ? rank : 0;
            }
            double t = to - from;
            ties += t * t * t - t;
            from = to;
        }
        double all = n * (n + 1.0) / 2;
        double w = Math.min(above, all - above);
        double deviation = Math.sqrt(n * (n + 1.0) * (2 * n + 1) / 24 - ties / 48);
        return Optional.of(
                new WilcoxonSignedRank(w, n, Math.min(1, 2 * StandardNormal.cumulative((w - all / 2) / deviation))));
    }
}
