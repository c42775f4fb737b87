package dev.assay.stats;

import java.util.Arrays;

/** Rows of numbers at few columns, one after the other in flat arrays, since resampling walks them thousands of times. */
final class SparseRows {

    private int rows;
    private int entries;
    private int[] start = new int[16];
    private int[] columns = new int[16];
    private double[] amounts = new double[16];

    /** Adds an entry to the row that is being written; columns must ascend. */
    void append(int column, double amount) {
        if (entries == columns.length) {
            columns = Arrays.copyOf(columns, 2 * entries);
            amounts = Arrays.copyOf(amounts, 2 * entries);
        }
        columns[entries] = column;
        amounts[entries] = amount;
        entries++;
    }

    void endRow() {
        if (rows + 1 == start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
        }
        start[++rows] = entries;
    }

    /** Takes the row that was written last away again. */
    void dropLastRow() {
        entries = start[--rows];
    }

    int size() {
        return rows;
    }

    void addTo(double[] sums, int row, int times) {
        for (int entry = start[row]; entry < start[row + 1]; entry++) {
            sums[columns[entry]] += times * amounts[entry];
        }
    }

    /** By columns, then by amounts; 0 for equal rows. */
    int compare(int first, int second) {
        int byColumn =
                Arrays.compare(columns, start[first], start[first + 1], columns, start[second], start[second + 1]);
        return byColumn != 0
                ? byColumn
                : Arrays.compare(amounts, start[first], start[first + 1], amounts, start[second], start[second + 1]);
    }

    int hash(int row) {
        long hash = 0;
        for (int entry = start[row]; entry < start[row + 1]; entry++) {
            hash = 31 * (31 * hash + columns[entry]) + Double.doubleToLongBits(amounts[entry]);
            hash ^= hash >>> 29;
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }

    SparseRows inOrder(int[] order) {
        SparseRows ordered = new SparseRows();
        for (int row : order) {
            for (int entry = start[row]; entry < start[row + 1]; entry++) {
                ordered.append(columns[entry], amounts[entry]);
            }
            ordered.endRow();
        }
        return ordered;
    }
}
