package dev.assay.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** The quadratic form d' S^-1 d of the differences of two raters' margins, over the labels that anybody used but the last. */
final class MarginalHomogeneity {

    private MarginalHomogeneity() {}

    /** The covariance of two margin differences d_i, d_j, by row and column of the table. */
    @FunctionalInterface
    interface Covariance {
        double of(ConfusionMatrix table, int i, int j);
    }

    static Optional<ChiSquaredTest> test(ConfusionMatrix table, Covariance covariance) {
        int[] used = IntStream.range(0, table.labels())
                .filter(label -> table.goldTotal(label) + table.judgeTotal(label) > 0)
                .toArray();
        if (used.length < 2) {
            return Optional.empty();
        }
        int[] tested = Arrays.copyOf(used, used.length - 1);
        double[] differences = Arrays.stream(tested)
                .mapToDouble(label -> difference(table, label))
                .toArray();
        double[][] covariances = Arrays.stream(tested)
                .mapToObj(i -> Arrays.stream(tested)
                        .mapToDouble(j -> covariance.of(table, i, j))
                        .toArray())
                .toArray(double[][]::new);
        return LinearSystem.solve(covariances, differences).map(solution -> chiSquared(differences, solution));
    }

    private static ChiSquaredTest chiSquared(double[] differences, double[] solution) {
        double statistic = Math.max(
                0,
                IntStream.range(0, differences.length)
                        .mapToDouble(i -> differences[i] * solution[i])
                        .sum());
        int degreesOfFreedom = differences.length;
        return new ChiSquaredTest(
                statistic,
                degreesOfFreedom,
                ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic));
    }

    static double difference(ConfusionMatrix table, int label) {
        return table.goldTotal(label) - table.judgeTotal(label);
    }
}
