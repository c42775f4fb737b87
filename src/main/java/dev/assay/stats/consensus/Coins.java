package dev.assay.stats.consensus;

import java.util.OptionalDouble;

/** One accuracy for each rater. */
final class Coins implements RaterModel {

    private final double[] right;
    private final double[] all;
    private final int labels;
    private final double[] logPriors;

    private Coins(double[] right, double[] all, int labels, double[] logPriors) {
        this.right = right;
        this.all = all;
        this.labels = labels;
        this.logPriors = logPriors;
    }

    static Coins fitting(Responses responses, double[][] posteriors, double smoothing) {
        double[] right = new double[responses.raters()];
        double[] all = new double[responses.raters()];
        for (int response = 0; response < responses.size(); response++) {
            right[responses.rater(response)] += posteriors[responses.item(response)][responses.label(response)];
            all[responses.rater(response)]++;
        }
        for (int rater = 0; rater < all.length; rater++) {
            right[rater] += all[rater] > 0 ? smoothing : 0;
            all[rater] += all[rater] > 0 ? 2 * smoothing : 0;
        }
        return new Coins(right, all, responses.labels(), LogShares.ofPosteriors(posteriors));
    }

    @Override
    public double logProbability(int rater, int trueLabel, int givenLabel) {
        // Rounding may carry a sum of posteriors a little past the number of responses.
        double accuracy = Math.min(1, right[rater] / all[rater]);
        return Math.log(trueLabel == givenLabel ? accuracy : (1 - accuracy) / (labels - 1));
    }

    @Override
    public double[] logPriors() {
        return logPriors;
    }

    OptionalDouble accuracy(int rater) {
        return all[rater] > 0 ? OptionalDouble.of(Math.min(1, right[rater] / all[rater])) : OptionalDouble.empty();
    }
}
