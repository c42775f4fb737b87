package dev.assay.stats.learn;

import java.util.Arrays;

/** The baseline that looks at nothing: every row gets the shares of the classes in what it was fitted on. */
public final class ClassShares implements Classifier {

    private final double[] shares;

    private ClassShares(double[] shares) {
        this.shares = shares;
    }

    /**
     * Counts the classes.
     *
     * @param classes how many classes there are
     * @param labels at least one, each in [0, classes)
     */
    public static ClassShares fit(int classes, int[] labels) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("shares need at least one label");
        }
        double[] counts = new double[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return new ClassShares(
                Arrays.stream(counts).map(count -> count / labels.length).toArray());
    }

    @Override
    public double[] probabilities(FeatureRow row) {
        return shares.clone();
    }
}
