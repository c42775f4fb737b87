package dev.assay.stats;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** What the correlations share: their input as weighted points, when they are undefined, and their BCa interval. */
final class Correlation {

    /** Two points always lie on a line. */
    static final int MIN_PAIRS = 3;

    private Correlation() {}

    static OptionalDouble value(NumericPairs pairs, Points.Measure measure) {
        if (pairs.size() < MIN_PAIRS) {
            return OptionalDouble.empty();
        }
        Points points = Points.of(pairs);
        return ifBothVary(points, points.sums().total(), measure);
    }

    static Estimate estimate(NumericPairs pairs, Points.Measure measure, BootstrapPlan plan) {
        if (pairs.size() < MIN_PAIRS) {
            return Estimate.undefined("fewer than three pairs", pairs.size());
        }
        Points points = Points.of(pairs);
        return ClusterBootstrap.estimate(
                points.sums(),
                weights -> ifBothVary(points, weights, measure),
                pairs.size(),
                "one side is constant",
                plan);
    }

    private static OptionalDouble ifBothVary(Points points, double[] weights, Points.Measure measure) {
        return varies(points::xRank, weights) && varies(points::yRank, weights)
                ? OptionalDouble.of(clipped(measure.of(points, weights)))
                : OptionalDouble.empty();
    }

    private static boolean varies(IntUnaryOperator rank, double[] weights) {
        int[] used = IntStream.range(0, weights.length)
                .filter(point -> weights[point] > 0)
                .map(rank)
                .distinct()
                .limit(2)
                .toArray();
        return used.length == 2;
    }

    /** Rounding may carry a perfect correlation past 1. */
    private static double clipped(double correlation) {
        return Math.max(-1, Math.min(1, correlation));
    }

    /** The weighted product-moment correlation of two numbers per point, both of which vary. */
    static double productMoment(double[] weights, IntToDoubleFunction x, IntToDoubleFunction y) {
        double total = 0;
        double meanX = 0;
        double meanY = 0;
        for (int point = 0; point < weights.length; point++) {
            total += weights[point];
            meanX += weights[point] * x.applyAsDouble(point);
            meanY += weights[point] * y.applyAsDouble(point);
        }
        meanX /= total;
        meanY /= total;
        double squareX = 0;
        double squareY = 0;
        double product = 0;
        for (int point = 0; point < weights.length; point++) {
            double dx = x.applyAsDouble(point) - meanX;
            double dy = y.applyAsDouble(point) - meanY;
            squareX += weights[point] * dx * dx;
            squareY += weights[point] * dy * dy;
            product += weights[point] * dx * dy;
        }
        return product / Math.sqrt(squareX * squareY);
    }
}
