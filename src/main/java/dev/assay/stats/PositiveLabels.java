package dev.assay.stats;

import java.util.BitSet;

/**
 * Which labels of a scale are positive, that is a defect; all others of the scale are negative.
 *
 * <p>A label behind the scale (an unscored verdict mapped there) is neither, so it counts as wrong on both sides.
 */
public final class PositiveLabels {

    private final int labels;
    private final BitSet positive;

    private PositiveLabels(int labels, BitSet positive) {
        this.labels = labels;
        this.positive = positive;
    }

    /** The labels outside the passing ones are positive. */
    public static PositiveLabels allBut(int labels, int... passing) {
        Require.atLeast(1, labels, "number of labels");
        BitSet positive = new BitSet(labels);
        positive.set(0, labels);
        for (int label : passing) {
            if (label < 0 || label >= labels) {
                throw new IllegalArgumentException("label must be in 0.." + (labels - 1) + ", was " + label);
            }
            positive.clear(label);
        }
        return new PositiveLabels(labels, positive);
    }

    public boolean isPositive(int label) {
        return positive.get(label);
    }

    public boolean isNegative(int label) {
        return label < labels && !positive.get(label);
    }
}
