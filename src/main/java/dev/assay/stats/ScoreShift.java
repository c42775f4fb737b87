package dev.assay.stats;

import java.util.Arrays;

/**
 * How far two samples of scores differ in distribution: the Kolmogorov-Smirnov distance, the largest gap between their empirical
 * distribution functions, in [0,1].
 *
 * <p>Interval ({@code dkw}): distance -+ (e1 + e2), cut to [0,1], with e = sqrt(ln(2/(a/2))/(2n)) of each sample by the inequality of
 * Dvoretzky, Kiefer and Wolfowitz with Massart's constant; each holds with probability 1 - a/2, both with 1 - a. It presumes nothing about
 * the scores and is wide: a lower bound above a margin is a difference for certain. Related items count by Kish's effective number n^2 /
 * sum of squared cluster sizes (own rule). Undefined where a sample is empty.
 *
 * <p>Source: Massart 1990, doi 10.1214/aop/1176990746.
 */
public final class ScoreShift {

    private ScoreShift() {}

    /**
     * @param first scores of one sample, finite
     * @param firstClusters one per score, numbered densely from 0
     * @param second scores of the other sample, finite
     * @param secondClusters one per score, numbered densely from 0
     * @param confidenceLevel two-sided, in (0,1)
     */
    public static Estimate estimate(
            double[] first, int[] firstClusters, double[] second, int[] secondClusters, double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        Require.sameLength(first.length, firstClusters.length, "firstClusters");
        Require.sameLength(second.length, secondClusters.length, "secondClusters");
        long n = (long) first.length + second.length;
        if (first.length == 0 || second.length == 0) {
            return Estimate.undefined("a sample is empty", n);
        }
        double distance = distance(sorted(first), sorted(second));
        double slack =
                slack(effective(firstClusters), confidenceLevel) + slack(effective(secondClusters), confidenceLevel);
        return Estimate.known(
                distance,
                Interval.of(
                        Math.max(0, distance - slack),
                        Math.min(1, distance + slack),
                        confidenceLevel,
                        IntervalMethod.DKW),
                n);
    }

    private static double[] sorted(double[] scores) {
        double[] ascending = scores.clone();
        Arrays.stream(ascending).forEach(score -> Require.finite(score, "score"));
        Arrays.sort(ascending);
        return ascending;
    }

    private static double distance(double[] first, double[] second) {
        double most = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            double score = Math.min(first[i], second[j]);
            while (i < first.length && first[i] <= score) {
                i++;
            }
            while (j < second.length && second[j] <= score) {
                j++;
            }
            most = Math.max(most, Math.abs((double) i / first.length - (double) j / second.length));
        }
        return most;
    }

    /** A side at level 1 - a/2, of which the inequality gives both tails. */
    private static double slack(double effective, double confidenceLevel) {
        return Math.sqrt(Math.log(4 / (1 - confidenceLevel)) / (2 * effective));
    }

    private static double effective(int[] clusters) {
        int[] sizes = new int[Arrays.stream(clusters).max().orElse(0) + 1];
        for (int cluster : clusters) {
            sizes[cluster]++;
        }
        double squares =
                Arrays.stream(sizes).mapToDouble(size -> (double) size * size).sum();
        return (double) clusters.length * clusters.length / squares;
    }
}
