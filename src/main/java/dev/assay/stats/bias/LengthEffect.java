package dev.assay.stats.bias;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.Fit;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.Proportion;
import dev.assay.stats.Require;
import dev.assay.stats.Spearman;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Does a judge of pairs pick the longer output for its length, the human's pick held fixed?
 *
 * <p>Logistic regression of "judge picks A" on a constant, "human picks A" and ln(length of A / length of B). The length coefficient is the
 * bias: by how much the judge's log odds for A rise as A grows to e times the length of B, 0 without bias. Beside it stand how often judge
 * and human prefer the longer output: a judge who often does is not biased if humans do too. A raw correlation of length with judge less
 * human goes with it; it does not hold the human's pick fixed.
 *
 * <p>Undefined where lengths never differ (relative to the human's pick) and under separation. The two shares leave out pairs of equal
 * length.
 *
 * <p>Intervals: BCa bootstrap over clusters for the coefficient (a regression on each resample, dropped and counted where it separates)
 * and for the correlation; Wilson for the shares.
 *
 * @param coefficient of ln(length of A / length of B), in log odds
 * @param judgePrefersLonger share of pairs on which the judge picks the longer output
 * @param humanPrefersLonger the same of the human
 * @param correlation Spearman's, of log length ratio with judge's pick less human's (1 for A, 0 for B)
 */
public record LengthEffect(
        Estimate coefficient, Estimate judgePrefersLonger, Estimate humanPrefersLonger, Estimate correlation) {

    private static final int LENGTH_COLUMN = 2;

    /**
     * @param judgePicksA one per pair
     * @param humanPicksA one per pair
     * @param logLengthRatio ln(length of A / length of B), finite
     * @param clusters of the pairs, numbered densely from 0
     */
    public static LengthEffect of(
            boolean[] judgePicksA, boolean[] humanPicksA, double[] logLengthRatio, int[] clusters, BootstrapPlan plan) {
        Require.sameLength(logLengthRatio.length, judgePicksA.length, "judge's picks");
        Require.sameLength(logLengthRatio.length, humanPicksA.length, "human's picks");
        Require.sameLength(logLengthRatio.length, clusters.length, "clusters");
        double[] judge = numbers(judgePicksA);
        double[] human = numbers(humanPicksA);
        double[] difference = new double[judge.length];
        Arrays.setAll(difference, pair -> judge[pair] - human[pair]);
        return new LengthEffect(
                coefficient(judge, human, logLengthRatio, clusters, plan),
                prefersLonger(judgePicksA, logLengthRatio, clusters, plan.confidenceLevel()),
                prefersLonger(humanPicksA, logLengthRatio, clusters, plan.confidenceLevel()),
                Spearman.estimate(NumericPairs.of(logLengthRatio, difference).withClusters(clusters), plan));
    }

    /** The regression itself: constant, human's pick, log length ratio. */
    public static Fit<LogisticFit> regression(boolean[] judgePicksA, boolean[] humanPicksA, double[] logLengthRatio) {
        return LogisticFit.of(rows(numbers(humanPicksA), logLengthRatio), numbers(judgePicksA));
    }

    private static Estimate coefficient(
            double[] judge, double[] human, double[] logLengthRatio, int[] clusters, BootstrapPlan plan) {
        int n = judge.length;
        double[][] rows = rows(human, logLengthRatio);
        ClusterSums.Builder counts = ClusterSums.of(DenseClusters.count(clusters), Math.max(1, n));
        for (int pair = 0; pair < n; pair++) {
            counts.add(clusters[pair], pair, 1);
        }
        return LogisticFit.of(rows, judge)
                .fold(
                        found -> ClusterBootstrap.estimate(
                                counts.build(), drawn -> length(rows, judge, drawn), n, "separation", plan),
                        impossible -> Estimate.undefined(impossible.reason(), n));
    }

    private static OptionalDouble length(double[][] rows, double[] judge, double[] counts) {
        return LogisticFit.of(rows, judge, counts)
                .<OptionalDouble>fold(
                        fit -> OptionalDouble.of(fit.coefficients()[LENGTH_COLUMN]),
                        impossible -> OptionalDouble.empty());
    }

    private static Estimate prefersLonger(
            boolean[] picksA, double[] logLengthRatio, int[] clusters, double confidenceLevel) {
        int[] uneven = IntStream.range(0, picksA.length)
                .filter(pair -> logLengthRatio[pair] != 0)
                .toArray();
        boolean[] longer = new boolean[uneven.length];
        double[] ones = new double[uneven.length];
        Arrays.fill(ones, 1);
        for (int i = 0; i < uneven.length; i++) {
            longer[i] = picksA[uneven[i]] == logLengthRatio[uneven[i]] > 0;
        }
        int[] kept = Arrays.stream(uneven).map(pair -> clusters[pair]).toArray();
        return Proportion.estimate(longer, ones, DenseClusters.of(kept), confidenceLevel);
    }

    private static double[][] rows(double[] human, double[] logLengthRatio) {
        double[][] rows = new double[human.length][];
        Arrays.setAll(rows, pair -> new double[] {1, human[pair], logLengthRatio[pair]});
        return rows;
    }

    private static double[] numbers(boolean[] values) {
        double[] numbers = new double[values.length];
        Arrays.setAll(numbers, i -> values[i] ? 1 : 0);
        return numbers;
    }
}
