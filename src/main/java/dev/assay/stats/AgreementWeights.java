package dev.assay.stats;

import java.util.Arrays;

/** The credit w_ij in [0,1] that a pair of labels earns; 1 on the diagonal. */
public final class AgreementWeights {

    private final int labels;
    private final double[] cells;

    private AgreementWeights(int labels, double[] cells) {
        this.labels = labels;
        this.cells = cells;
    }

    static AgreementWeights ofCells(int labels, double[] cells) {
        return new AgreementWeights(labels, cells);
    }

    /**
     * Weights from a table of disagreements (Cohen 1968): w = 1 - d/max d.
     *
     * @param disagreements square, not negative, 0 on the diagonal, not all 0
     */
    public static AgreementWeights ofDisagreements(double[][] disagreements) {
        int labels = disagreements.length;
        double worst = Arrays.stream(disagreements)
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElse(0);
        if (!(worst > 0) || Double.isInfinite(worst)) {
            throw new IllegalArgumentException("the largest disagreement must be finite and above 0, was " + worst);
        }
        double[] cells = new double[labels * labels];
        for (int row = 0; row < labels; row++) {
            Require.sameLength(labels, disagreements[row].length, "row " + row);
            for (int column = 0; column < labels; column++) {
                cells[row * labels + column] = 1 - requireDisagreement(disagreements[row][column]) / worst;
            }
            if (disagreements[row][row] != 0) {
                throw new IllegalArgumentException(
                        "a label must not disagree with itself, was " + disagreements[row][row]);
            }
        }
        return new AgreementWeights(labels, cells);
    }

    private static double requireDisagreement(double disagreement) {
        if (!(disagreement >= 0)) {
            throw new IllegalArgumentException("a disagreement must not be negative, was " + disagreement);
        }
        return disagreement;
    }

    public int labels() {
        return labels;
    }

    public double of(int first, int second) {
        return cells[first * labels + second];
    }

    double sum() {
        return Arrays.stream(cells).sum();
    }
}
