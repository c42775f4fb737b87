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
            if (!(Math.abs(value) <= LARGEST)) {
                throw new IllegalArgumentException("a feature must lie in [-1e6, 1e6], was " + value);
            }
        }
        int[] indices =
                IntStream.range(0, dense.length).filter(i -> dense[i] != 0).toArray();
        double[] values = Arrays.stream(indices).mapToDouble(i -> dense[i]).toArray();
        return new FeatureRow(dense.length, indices, values);
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
