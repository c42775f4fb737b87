package dev.assay.stats;

/**
 * Weighted counts of two raters on one scale: rows are the first rater (gold), columns the second (judge), both in scale order.
 *
 * <p>The matrix has a row and a column for every label of the scale, also for those that nobody used: the chance terms of the
 * agreement coefficients depend on it.
 */
public final class ConfusionMatrix {

    private final int labels;
    private final double[] cells;

    private ConfusionMatrix(int labels, double[] cells) {
        this.labels = labels;
        this.cells = cells;
    }

    /**
     * @param counts square, at least 1 x 1, finite and not negative
     * @throws IllegalArgumentException if not
     */
    public static ConfusionMatrix of(double[][] counts) {
        int labels = Require.atLeast(1, counts.length, "number of labels");
        double[] cells = new double[labels * labels];
        for (int row = 0; row < labels; row++) {
            Require.sameLength(labels, counts[row].length, "row " + row);
            for (int column = 0; column < labels; column++) {
                double count = Require.finite(counts[row][column], "count");
                if (count < 0) {
                    throw new IllegalArgumentException("count must not be negative, was " + count);
                }
                cells[row * labels + column] = count;
            }
        }
        return new ConfusionMatrix(labels, cells);
    }

    /** Wraps cells that the room itself summed, row by row; they are neither copied nor checked. */
    static ConfusionMatrix ofCells(int labels, double[] cells) {
        return new ConfusionMatrix(labels, cells);
    }

    /** Number of labels on the scale. */
    public int labels() {
        return labels;
    }

    /** Weight of the items with this gold and this judge label. */
    public double count(int gold, int judge) {
        return cells[gold * labels + judge];
    }

    /** Weight of the items with this gold label. */
    public double goldTotal(int gold) {
        double total = 0;
        for (int judge = 0; judge < labels; judge++) {
            total += count(gold, judge);
        }
        return total;
    }

    /** Weight of the items with this judge label. */
    public double judgeTotal(int judge) {
        double total = 0;
        for (int gold = 0; gold < labels; gold++) {
            total += count(gold, judge);
        }
        return total;
    }

    /** Weight of the items on which both agree. */
    public double diagonal() {
        double agreed = 0;
        for (int label = 0; label < labels; label++) {
            agreed += count(label, label);
        }
        return agreed;
    }

    /** Weight of all items. */
    public double total() {
        double total = 0;
        for (double cell : cells) {
            total += cell;
        }
        return total;
    }

    /** A copy, rows first. */
    public double[][] counts() {
        double[][] counts = new double[labels][labels];
        for (int row = 0; row < labels; row++) {
            System.arraycopy(cells, row * labels, counts[row], 0, labels);
        }
        return counts;
    }
}
