package dev.assay.stats.raters;

import dev.assay.stats.raters.HumanComparison.Result;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/** The items on which one human and the judge meet, and who is at least as well aligned with the others on each. */
final class Contest {

    private static final double NO_SPREAD = 1e-12;

    private final int human;
    private final int[] items;
    private final int[] clusterOf;
    private final int clusterCount;
    private final boolean[] judgeHolds;
    private final boolean[] humanHolds;

    private Contest(
            int human, int[] items, int[] clusterOf, int clusterCount, boolean[] judgeHolds, boolean[] humanHolds) {
        this.human = human;
        this.items = items;
        this.clusterOf = clusterOf;
        this.clusterCount = clusterCount;
        this.judgeHolds = judgeHolds;
        this.humanHolds = humanHolds;
    }

    static Contest of(AnnotatedItems items, int human, Alignment alignment) {
        int[] met = items.comparable(human);
        boolean[] judgeHolds = new boolean[met.length];
        boolean[] humanHolds = new boolean[met.length];
        for (int i = 0; i < met.length; i++) {
            double[] peers = items.peers(met[i], human);
            double judgeLoss = loss(alignment, peers, items.judge(met[i]));
            double humanLoss = loss(alignment, peers, items.human(met[i], human));
            int order = Alignment.compareLosses(judgeLoss, humanLoss);
            judgeHolds[i] = order >= 0;
            humanHolds[i] = order <= 0;
        }
        int[] clusterOf = Arrays.stream(met).map(items.design()::cluster).toArray();
        return new Contest(human, met, clusterOf, items.design().clusterCount(), judgeHolds, humanHolds);
    }

    private static double loss(Alignment alignment, double[] peers, double label) {
        return Arrays.stream(peers)
                .map(peer -> alignment.lossAgainst(peer, label))
                .sum();
    }

    int size() {
        return judgeHolds.length;
    }

    IntStream items() {
        return IntStream.of(items);
    }

    IntStream clusters() {
        return IntStream.of(clusterOf);
    }

    int cluster(int i) {
        return clusterOf[i];
    }

    boolean isHeldByJudge(int i) {
        return judgeHolds[i];
    }

    HumanComparison untested() {
        return comparison(OptionalDouble.empty(), OptionalDouble.empty(), Result.NOT_TESTED);
    }

    /** By one-sided t, p = 0 or 1 where the differences do not vary; untested with fewer than two clusters. */
    HumanComparison testedByT(double epsilon) {
        double[] d = differences();
        if (d.length < 2) {
            return untested();
        }
        double mean = Arrays.stream(d).average().orElseThrow();
        double spread = spread(d);
        if (spread < NO_SPREAD) {
            return comparison(OptionalDouble.empty(), OptionalDouble.of(mean < epsilon ? 0 : 1), Result.NOT_SHOWN);
        }
        double t = (mean - epsilon) / (spread / Math.sqrt(d.length));
        double p = TDistribution.of(d.length - 1).cumulativeProbability(t);
        return comparison(OptionalDouble.of(t), OptionalDouble.of(p), Result.NOT_SHOWN);
    }

    HumanComparison testedBySignedRanks(double epsilon) {
        double[] d = differences();
        return d.length < 2
                ? untested()
                : comparison(
                        OptionalDouble.empty(),
                        OptionalDouble.of(SignedRankTest.pValueBelow(d, epsilon)),
                        Result.NOT_SHOWN);
    }

    private HumanComparison comparison(OptionalDouble statistic, OptionalDouble pValue, Result result) {
        double[] d = differences();
        return new HumanComparison(
                human,
                size(),
                share(judgeHolds),
                share(humanHolds),
                d.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(spread(d)),
                statistic,
                pValue,
                OptionalDouble.empty(),
                result);
    }

    /** d per cluster, the mean over its items; clusters without an item are left out. */
    private double[] differences() {
        double[] sums = new double[clusterCount];
        int[] counts = new int[clusterCount];
        for (int i = 0; i < size(); i++) {
            sums[clusterOf[i]] += (humanHolds[i] ? 1 : 0) - (judgeHolds[i] ? 1 : 0);
            counts[clusterOf[i]]++;
        }
        double[] means = new double[clusterCount];
        int used = 0;
        for (int cluster = 0; cluster < clusterCount; cluster++) {
            if (counts[cluster] > 0) {
                means[used++] = sums[cluster] / counts[cluster];
            }
        }
        return Arrays.copyOf(means, used);
    }

    private static double spread(double[] d) {
        double mean = Arrays.stream(d).average().orElseThrow();
        double squares =
                Arrays.stream(d).map(value -> (value - mean) * (value - mean)).sum();
        return Math.sqrt(squares / (d.length - 1));
    }

    private static double share(boolean[] held) {
        int count = 0;
        for (boolean holds : held) {
            count += holds ? 1 : 0;
        }
        return held.length == 0 ? 0 : (double) count / held.length;
    }
}
