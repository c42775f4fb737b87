package dev.assay.stats.scores;

import java.util.Arrays;

/** Puts columns beside each other as the rows of a regression. */
final class Columns {

    private Columns() {}

    static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    static double[][] beside(double[]... columns) {
        double[][] rows = new double[columns[0].length][columns.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                rows[row][column] = columns[column][row];
            }
        }
        return rows;
    }

    static boolean isConstant(double[] column) {
        return Arrays.stream(column).distinct().limit(2).count() < 2;
    }
}
