package dev.assay.stats.rates;

/** How far predictions are trusted: the factor lambda in front of them. Each choice is unbiased; they differ in variance. */
public enum PowerTuning {
    /** The factor of least estimated variance, clipped to [0,1]; ours. */
    CLIPPED {
        @Override
        double factor(double leastVariance) {
            return Math.max(0, Math.min(1, leastVariance));
        }
    },

    /** The factor of least estimated variance wherever it lies. */
    UNCLIPPED {
        @Override
        double factor(double leastVariance) {
            return leastVariance;
        }
    },

    /** 1: predictions in full. */
    FULL {
        @Override
        double factor(double leastVariance) {
            return 1;
        }
    },

    /** 0: gold only, the classical estimate. */
    NONE {
        @Override
        double factor(double leastVariance) {
            return 0;
        }
    };

    abstract double factor(double leastVariance);
}
