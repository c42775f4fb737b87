package dev.assay.stats.learn;

import java.util.Arrays;
import java.util.stream.IntStream;

/** One observation as numbers by feature index; features that are zero take no room. */
public final class FeatureRow {

    /** Beyond this, sums of squares in a fit could overflow. */
    private static final double LARGEST = 1e6;

    private final int width;
    private final int[] indices;
    private final double[] values;

    private FeatureRow(int width, int[] indices, double[] values) {
        this.width = width;
        this.indices = indices;
        this.values = values;
    }

    /**
     * Copies one value a feature.
     *
     * @param dense in the order of the features; each finite and at most a million in size
     */
    public static FeatureRow of(double... dense) {
        for (double value : dense) {
            requireInRange(value);
        }
        int[] indices =
                IntStream.range(0, dense.length).filter(i -> dense[i] != 0).toArray();
        double[] values = Arrays.stream(indices).mapToDouble(i -> dense[i]).toArray();
        return new FeatureRow(dense.length, indices, values);
    }

    private static void requireInRange(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("a feature must lie in [-1e6, 1e6], was " + value);
        }
    }

    /** A row of which most features are zero, feature by feature, so that the zeros are never written down. */
    public static final class Builder {

        private static final int ROOM = 64;

        private final int width;
        private int[] indices = new int[ROOM];
        private double[] values = new double[ROOM];
        private int size;

        /** @param width how many features there are, zeros included */
        public Builder(int width) {
            this.width = width;
        }

        /**
         * Adds a feature.
         *
         * @param index above that of the one before, below the width
         * @param value finite and at most a million in size
         */
        public Builder add(int index, double value) {
            requireInRange(value);
            if (index >= width || index < 0 || size > 0 && index <= indices[size - 1]) {
                throw new IllegalArgumentException("indices ascend below " + width + ", was " + index);
            }
            if (value != 0) {
                if (size == indices.length) {
                    indices = Arrays.copyOf(indices, 2 * size);
                    values = Arrays.copyOf(values, 2 * size);
                }
                indices[size] = index;
                values[size++] = value;
            }
            return this;
        }

        public FeatureRow build() {
            return new FeatureRow(width, Arrays.copyOf(indices, size), Arrays.copyOf(values, size));
        }
    }

    /** How many features there are, zeros included. */
    public int width() {
        return width;
    }

    /** How many features are not zero. */
    int size() {
        return indices.length;
    }

    /** The index of the n-th feature that is not zero; ascending in n. */
    int index(int n) {
        return indices[n];
    }

    double value(int n) {
        return values[n];
    }

    /** The sum of weight times value; weights are by feature index. */
    public double dot(double[] weights) {
        double sum = 0;
        for (int n = 0; n < indices.length; n++) {
            sum += weights[indices[n]] * values[n];
        }
        return sum;
    }

    /** The sum of the squares of the values. */
    public double squared() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /** Calls for each feature that is not zero, in the order of the features. */
    public void forEach(Visitor visitor) {
        for (int n = 0; n < indices.length; n++) {
            visitor.visit(indices[n], values[n]);
        }
    }

    /** Takes a feature and its value. */
    @FunctionalInterface
    public interface Visitor {

        void visit(int index, double value);
    }

    /** Adds a multiple of this row to sums by feature index. */
    public void addTo(double[] sums, double times) {
        for (int n = 0; n < indices.length; n++) {
            sums[indices[n]] += times * values[n];
        }
    }

    /** One value a feature, zeros included. */
    public double[] dense() {
        double[] dense = new double[width];
        addTo(dense, 1);
        return dense;
    }
}
