package dev.assay.stats;

/** How far two labels are apart in Krippendorff's alpha: the squared difference d of labels c and k, 0 for c = k. */
public enum DifferenceMetric {
    /** [c != k]. */
    NOMINAL {
        @Override
        double squared(int c, int k, double[] totals, double[] values) {
            return c == k ? 0 : 1;
        }
    },
    /** (sum of n_g for g from c to k, minus (n_c + n_k)/2)^2 with n_g the ratings of label g: distance by ranks in use. */
    ORDINAL {
        @Override
        double squared(int c, int k, double[] totals, double[] values) {
            double between = -(totals[c] + totals[k]) / 2;
            for (int g = Math.min(c, k); g <= Math.max(c, k); g++) {
                between += totals[g];
            }
            return c == k ? 0 : between * between;
        }
    },
    /** (c - k)^2 of the labels' values. */
    INTERVAL {
        @Override
        double squared(int c, int k, double[] totals, double[] values) {
            double difference = values[c] - values[k];
            return difference * difference;
        }
    },
    /** ((c - k)/(c + k))^2 of the labels' values, which must not be negative. */
    RATIO {
        @Override
        double squared(int c, int k, double[] totals, double[] values) {
            if (values[c] < 0 || values[k] < 0) {
                throw new IllegalArgumentException(
                        "the ratio metric needs values of at least 0, was " + Math.min(values[c], values[k]));
            }
            double ratio = values[c] == values[k] ? 0 : (values[c] - values[k]) / (values[c] + values[k]);
            return ratio * ratio;
        }
    };

    /**
     * @param totals ratings of each label
     * @param values what the labels stand for
     */
    abstract double squared(int c, int k, double[] totals, double[] values);
}
