package dev.assay.stats;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The distinct points of numeric pairs in order of x, then y, and the weight of each as sums over clusters. */
final class Points {

    private final double[] xs;
    private final double[] ys;
    private final long[] keys;
    private final ClusterSums sums;

    private Points(double[] xs, double[] ys, long[] keys, ClusterSums sums) {
        this.xs = xs;
        this.ys = ys;
        this.keys = keys;
        this.sums = sums;
    }

    static Points of(NumericPairs pairs) {
        int n = pairs.size();
        double[] xs = distinct(n, pairs::x);
        double[] ys = distinct(n, pairs::y);
        long[] keyOfItem = new long[n];
        Arrays.setAll(
                keyOfItem,
                item -> (long) Arrays.binarySearch(xs, pairs.x(item) + 0.0) * ys.length
                        + Arrays.binarySearch(ys, pairs.y(item) + 0.0));
        long[] keys = Arrays.stream(keyOfItem).sorted().distinct().toArray();
        ClusterSums.Builder sums = ClusterSums.of(pairs.clusters(), Math.max(1, keys.length));
        for (int item = 0; item < n; item++) {
            sums.add(pairs.cluster(item), Arrays.binarySearch(keys, keyOfItem[item]), pairs.weight(item));
        }
        return new Points(xs, ys, keys, sums.build());
    }

    /** Adding 0.0 turns -0.0 into 0.0, which the sort would keep apart. */
    private static double[] distinct(int n, IntToDoubleFunction value) {
        return IntStream.range(0, n)
                .mapToDouble(item -> value.applyAsDouble(item) + 0.0)
                .sorted()
                .distinct()
                .toArray();
    }

    int size() {
        return keys.length;
    }

    /** Number of distinct x. */
    int xValues() {
        return xs.length;
    }

    int yValues() {
        return ys.length;
    }

    /** Position of a point's x among the distinct x, ascending. */
    int xRank(int point) {
        return (int) (keys[point] / ys.length);
    }

    int yRank(int point) {
        return (int) (keys[point] % ys.length);
    }

    double x(int xRank) {
        return xs[xRank];
    }

    double y(int yRank) {
        return ys[yRank];
    }

    ClusterSums sums() {
        return sums;
    }

    /** A measure of points that carry weights, not all of them on one x or one y. */
    @FunctionalInterface
    interface Measure {
        double of(Points points, double[] weights);
    }
}
