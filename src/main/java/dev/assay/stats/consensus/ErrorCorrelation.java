package dev.assay.stats.consensus;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.Ratings;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Do the raters of a panel err together?
 *
 * <p>For two raters phi is the correlation of "wrong on this item" over the items that both rated, in [-1,1]; 0 where errors are
 * independent. With mean phi over all pairs, K raters are worth K/(1 + (K - 1) phi) independent ones (Kish's design effect for votes, own
 * rule): at phi = 1 one, at phi = 0 all K, below 0 more than K. Judges of one model family often reach less than two.
 *
 * <p>Undefined for a pair of which one is always right or always wrong on the common items; such pairs are left out of the mean and
 * counted. Undefined without any pair, and effective votes where 1 + (K - 1) phi is not above 0.
 *
 * <p>Interval: BCa bootstrap over clusters of items; a resample may lose a pair.
 *
 * <p>Source: Kish 1965, Survey sampling, for the design effect.
 */
public final class ErrorCorrelation {

    private static final String NO_PAIR = "no two raters that both err and do not always err";

    /** Columns for each pair: common items, errors of the first, of the second, of both. */
    private static final int PER_PAIR = 4;

    private final int raters;
    private final int items;
    private final ClusterSums sums;

    private ErrorCorrelation(int raters, int items, ClusterSums sums) {
        this.raters = raters;
        this.items = items;
        this.sums = sums;
    }

    /**
     * @param ratings of the panel, two raters at least
     * @param truth the right label of each unit
     * @param clusters of the units, numbered densely from 0
     */
    public static ErrorCorrelation of(Ratings ratings, int[] truth, int[] clusters) {
        Require.sameLength(ratings.size(), truth.length, "truth");
        Require.sameLength(ratings.size(), clusters.length, "clusters");
        int raters = ratings.raters();
        ClusterSums.Builder sums =
                ClusterSums.of(Arrays.stream(clusters).max().orElse(-1) + 1, Math.max(1, raters * raters * PER_PAIR));
        for (int unit = 0; unit < truth.length; unit++) {
            for (int first = 0; first < raters; first++) {
                for (int second = first + 1; second < raters; second++) {
                    int one = ratings.label(unit, first);
                    int two = ratings.label(unit, second);
                    if (one != Ratings.MISSING && two != Ratings.MISSING) {
                        int at = (first * raters + second) * PER_PAIR;
                        double wrong = one == truth[unit] ? 0 : 1;
                        double wrongToo = two == truth[unit] ? 0 : 1;
                        sums.add(clusters[unit], at, 1);
                        sums.add(clusters[unit], at + 1, wrong);
                        sums.add(clusters[unit], at + 2, wrongToo);
                        sums.add(clusters[unit], at + 3, wrong * wrongToo);
                    }
                }
            }
        }
        return new ErrorCorrelation(raters, truth.length, sums.build());
    }

    /** Of two different raters. */
    public OptionalDouble phi(int first, int second) {
        return phi(sums.total(), Math.min(first, second), Math.max(first, second));
    }

    private OptionalDouble phi(double[] totals, int first, int second) {
        int at = (first * raters + second) * PER_PAIR;
        double n = totals[at];
        double one = totals[at + 1];
        double two = totals[at + 2];
        double spread = one * (n - one) * two * (n - two);
        return spread > 0
                ? OptionalDouble.of((totals[at + 3] * n - one * two) / Math.sqrt(spread))
                : OptionalDouble.empty();
    }

    /** Pairs of raters without a phi. */
    public int undefinedPairs() {
        return raters * (raters - 1) / 2 - phis(sums.total()).length;
    }

    public Estimate meanPhi(BootstrapPlan plan) {
        return ClusterBootstrap.estimate(sums, this::mean, items, NO_PAIR, plan);
    }

    public Estimate effectiveVotes(BootstrapPlan plan) {
        return mean(sums.total()).isEmpty()
                ? Estimate.undefined(NO_PAIR, items)
                : ClusterBootstrap.estimate(sums, this::votes, items, "errors exclude each other too strongly", plan);
    }

    private OptionalDouble mean(double[] totals) {
        return Arrays.stream(phis(totals)).average();
    }

    private OptionalDouble votes(double[] totals) {
        OptionalDouble phi = mean(totals);
        double loss = phi.isEmpty() ? 0 : 1 + (raters - 1) * phi.getAsDouble();
        return loss > 0 ? OptionalDouble.of(raters / loss) : OptionalDouble.empty();
    }

    private double[] phis(double[] totals) {
        double[] phis = new double[raters * raters];
        int count = 0;
        for (int first = 0; first < raters; first++) {
            for (int second = first + 1; second < raters; second++) {
                OptionalDouble phi = phi(totals, first, second);
                if (phi.isPresent()) {
                    phis[count++] = phi.getAsDouble();
                }
            }
        }
        return Arrays.copyOf(phis, count);
    }
}
