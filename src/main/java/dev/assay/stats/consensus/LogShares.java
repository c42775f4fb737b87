package dev.assay.stats.consensus;

import java.util.Arrays;

/** Logarithms of shares; the share 0 has minus infinity, which stays inside of the iteration. */
final class LogShares {

    private LogShares() {}

    /** Replaces counts by the logarithms of their shares; a row without counts is minus infinity throughout. */
    static void of(double[] counts) {
        double sum = Arrays.stream(counts).sum();
        Arrays.setAll(counts, k -> counts[k] == 0 ? Double.NEGATIVE_INFINITY : Math.log(counts[k] / sum));
    }

    /** Of the mean posterior of the items that have one. */
    static double[] ofPosteriors(double[][] posteriors) {
        double[] sums = new double[posteriors[0].length];
        for (double[] posterior : posteriors) {
            Arrays.setAll(sums, k -> sums[k] + posterior[k]);
        }
        of(sums);
        return sums;
    }
}
