package dev.assay.stats;

import java.util.Arrays;
import java.util.Optional;

/** The inverse of a symmetric positive definite matrix, found on its correlations so that the units of its columns do not matter. */
public final class ScaledInverse {

    private ScaledInverse() {}

    /** Empty if the matrix is singular. */
    public static Optional<double[][]> of(double[][] matrix) {
        int size = matrix.length;
        double[] scale = new double[size];
        Arrays.setAll(scale, i -> Math.sqrt(matrix[i][i]));
        if (!Arrays.stream(scale).allMatch(each -> each > 0 && Double.isFinite(each))) {
            return Optional.empty();
        }
        double[][] correlations = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                correlations[i][j] = matrix[i][j] / (scale[i] * scale[j]);
            }
        }
        double[][] inverse = new double[size][];
        for (int column = 0; column < size; column++) {
            double[] unit = new double[size];
            unit[column] = 1;
            Optional<double[]> solved = LinearSystem.solve(correlations, unit);
            if (solved.isEmpty()) {
                return Optional.empty();
            }
            double[] row = solved.get();
            int fixed = column;
            Arrays.setAll(row, j -> row[j] / (scale[fixed] * scale[j]));
            inverse[column] = row;
        }
        return Optional.of(inverse);
    }
}
