package dev.assay.stats;

/** How much credit a disagreement earns by its distance on the scale; agreement always earns 1. */
public enum Weighting {
    /** 1 on the diagonal, 0 elsewhere. */
    UNWEIGHTED {
        @Override
        double credit(int distance, int labels) {
            return distance == 0 ? 1 : 0;
        }
    },
    /** 1 - |i-j|/(q-1). */
    LINEAR {
        @Override
        double credit(int distance, int labels) {
            return distance == 0 ? 1 : 1 - (double) distance / (labels - 1);
        }
    },
    /** 1 - (i-j)^2/(q-1)^2. */
    QUADRATIC {
        @Override
        double credit(int distance, int labels) {
            if (distance == 0) {
                return 1;
            }
            double share = (double) distance / (labels - 1);
            return 1 - share * share;
        }
    };

    abstract double credit(int distance, int labels);

    /** The agreement weights on a scale of so many labels, all of them counted whether used or not. */
    public AgreementWeights on(int labels) {
        double[] weights = new double[labels * labels];
        for (int row = 0; row < labels; row++) {
            for (int column = 0; column < labels; column++) {
                weights[row * labels + column] = credit(Math.abs(row - column), labels);
            }
        }
        return AgreementWeights.ofCells(labels, weights);
    }
}
