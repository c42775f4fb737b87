package dev.assay.stats.rates;

import dev.assay.stats.ItemDesign;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * What each cluster adds to the error of a mean: its sum of (value - mean)/n.
 *
 * <p>The sum of their squares, times G/(G-1) for the G clusters that hold a value, is the cluster-robust variance of the mean; it is
 * s^2/n where every item is its own cluster. It was chosen over a bootstrap because it is that same formula with groups taken
 * seriously, needs no seed, and a mean is as linear as a statistic can be.
 */
final class ClusterTotals {

    /** Fewer clusters say little about their spread. */
    static final int MIN_CLUSTERS = 10;

    private final double[] totals;
    private final int seen;

    private ClusterTotals(double[] totals, int seen) {
        this.totals = totals;
        this.seen = seen;
    }

    /** @param clusterOf the cluster of each value, below {@code clusters} */
    static ClusterTotals ofMean(double[] values, int[] clusterOf, int clusters) {
        double mean = Moments.mean(values);
        double[] totals = new double[clusters];
        for (int i = 0; i < values.length; i++) {
            totals[clusterOf[i]] += (values[i] - mean) / values.length;
        }
        int seen = (int) Arrays.stream(clusterOf).distinct().count();
        return new ClusterTotals(totals, seen);
    }

    static ClusterTotals ofMean(double[] values, ItemDesign design) {
        int[] clusterOf = new int[values.length];
        Arrays.setAll(clusterOf, design::cluster);
        return ofMean(values, clusterOf, design.clusterCount());
    }

    /** Clusters that hold a value. */
    int seen() {
        return seen;
    }

    /** Clusters that hold a value, where the design has clusters at all. */
    OptionalInt seenIn(ItemDesign design) {
        return design.isClustered() ? OptionalInt.of(seen) : OptionalInt.empty();
    }

    boolean areTooFew() {
        return seen < MIN_CLUSTERS;
    }

    double variance() {
        return sumOfSquares(corrected());
    }

    /** The variance of the sum of both means, which clusters may share. */
    double variancePlus(ClusterTotals other) {
        double[] mine = corrected();
        double[] theirs = other.corrected();
        double[] both = new double[mine.length];
        Arrays.setAll(both, cluster -> mine[cluster] + theirs[cluster]);
        return sumOfSquares(both);
    }

    private double[] corrected() {
        double factor = Math.sqrt(seen / (seen - 1.0));
        return Arrays.stream(totals).map(total -> factor * total).toArray();
    }

    private static double sumOfSquares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }
}
