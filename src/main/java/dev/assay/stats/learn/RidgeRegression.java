package dev.assay.stats.learn;

/** A linear prediction of several targets, made by {@link RidgeProblem}. Immutable. */
public final class RidgeRegression {

    private final double[] means;
    private final double[][] weights;

    RidgeRegression(double[] means, double[][] weights) {
        this.means = means;
        this.weights = weights;
    }

    /** The predicted value of each target, in the order of the targets: finite, not kept within the targets' range. */
    public double[] predict(FeatureRow row) {
        double[] predicted = means.clone();
        for (int t = 0; t < predicted.length; t++) {
            predicted[t] += row.dot(weights[t]);
        }
        return predicted;
    }
}
