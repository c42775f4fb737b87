package dev.assay.stats.clustering;

import dev.assay.stats.Require;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Distances between all pairs of a few thousand points at most: memory goes with the square of their number. */
public final class Distances {

    private final double[][] lower;

    private Distances(double[][] lower) {
        this.lower = lower;
    }

    /** @param points one row a point, all of one width, finite */
    public static Distances between(double[][] points) {
        for (double[] point : points) {
            Require.sameLength(points[0].length, point.length, "point");
        }
        return of(points.length, i -> j -> euclidean(points[i], points[j]));
    }

    /**
     * Distances by a measure of one's own.
     *
     * @param measure for a point, from each point of a lower number; at least 0 and finite; asked by several threads
     */
    public static Distances of(int size, IntFunction<IntToDoubleFunction> measure) {
        return new Distances(IntStream.range(0, size)
                .parallel()
                .mapToObj(i -> {
                    IntToDoubleFunction from = measure.apply(i);
                    double[] row = new double[i];
                    for (int j = 0; j < i; j++) {
                        row[j] = Require.atLeastZero(from.applyAsDouble(j), "distance");
                    }
                    return row;
                })
                .toArray(double[][]::new));
    }

    /** How many points there are. */
    public int size() {
        return lower.length;
    }

    /** 0 for a point and itself. */
    public double of(int first, int second) {
        if (first == second) {
            return 0;
        }
        return first > second ? lower[first][second] : lower[second][first];
    }

    /** The distance of two points of one width. */
    public static double euclidean(double[] first, double[] second) {
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            double difference = first[k] - second[k];
            sum += difference * difference;
        }
        return Math.sqrt(Require.finite(sum, "squared distance"));
    }
}
