package dev.assay.stats;

import java.util.Arrays;
import java.util.Optional;

/** Small systems of linear equations by elimination with row exchange. */
final class LinearSystem {

    /** A pivot below this share of the largest entry means a singular matrix. */
    private static final double SINGULAR = 1e-12;

    private LinearSystem() {}

    /** x with {@code matrix} x = {@code right}; empty if the square matrix is singular. */
    static Optional<double[]> solve(double[][] matrix, double[] right) {
        int size = right.length;
        double[][] rows = new double[size][];
        Arrays.setAll(rows, i -> {
            double[] row = Arrays.copyOf(matrix[i], size + 1);
            row[size] = right[i];
            return row;
        });
        double tiny = SINGULAR
                * Arrays.stream(matrix)
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .max()
                        .orElse(0);
        for (int column = 0; column < size; column++) {
            exchange(rows, column, largestFrom(rows, column));
            if (Math.abs(rows[column][column]) <= tiny) {
                return Optional.empty();
            }
            eliminate(rows, column);
        }
        double[] solution = new double[size];
        Arrays.setAll(solution, i -> rows[i][size] / rows[i][i]);
        return Optional.of(solution);
    }

    private static int largestFrom(double[][] rows, int column) {
        int largest = column;
        for (int row = column + 1; row < rows.length; row++) {
            if (Math.abs(rows[row][column]) > Math.abs(rows[largest][column])) {
                largest = row;
            }
        }
        return largest;
    }

    private static void exchange(double[][] rows, int first, int second) {
        double[] kept = rows[first];
        rows[first] = rows[second];
        rows[second] = kept;
    }

    private static void eliminate(double[][] rows, int column) {
        for (int row = 0; row < rows.length; row++) {
            double factor = rows[row][column] / rows[column][column];
            for (int entry = column; row != column && entry < rows[row].length; entry++) {
                rows[row][entry] -= factor * rows[column][entry];
            }
        }
    }
}
