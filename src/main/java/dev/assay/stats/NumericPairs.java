package dev.assay.stats;

import java.util.Arrays;

/** Two raters' numbers on the same items: x is the reference (gold), y is judged. Callers sort items by id. */
public final class NumericPairs {

    private final double[] x;
    private final double[] y;
    private final ItemDesign design;

    private NumericPairs(double[] x, double[] y, ItemDesign design) {
        this.x = x;
        this.y = y;
        this.design = design;
    }

    /**
     * Pairs of weight 1, each its own cluster.
     *
     * @throws IllegalArgumentException if lengths differ or a number is not finite
     */
    public static NumericPairs of(double[] x, double[] y) {
        Require.sameLength(x.length, y.length, "y");
        for (int item = 0; item < x.length; item++) {
            Require.finite(x[item], "x");
            Require.finite(y[item], "y");
        }
        return new NumericPairs(x.clone(), y.clone(), ItemDesign.plain(x.length));
    }

    /** The same pairs with inverse inclusion probabilities 1/pi, finite and above 0. */
    public NumericPairs withWeights(double[] weights) {
        return withDesign(design.withWeights(weights));
    }

    /** The same pairs in clusters, numbered densely from 0; items of one cluster are resampled together. */
    public NumericPairs withClusters(int[] clusters) {
        return withDesign(design.withClusters(clusters));
    }

    NumericPairs withDesign(ItemDesign newDesign) {
        return new NumericPairs(x, y, newDesign);
    }

    public int size() {
        return x.length;
    }

    public double x(int item) {
        return x[item];
    }

    public double y(int item) {
        return y[item];
    }

    public double weight(int item) {
        return design.weight(item);
    }

    public int cluster(int item) {
        return design.cluster(item);
    }

    public int clusters() {
        return design.clusterCount();
    }

    /** Mean of all numbers of both raters, 0 without any. */
    double mean() {
        return x.length == 0 ? 0 : (Arrays.stream(x).sum() + Arrays.stream(y).sum()) / (2.0 * x.length);
    }

    ItemDesign design() {
        return design;
    }
}
