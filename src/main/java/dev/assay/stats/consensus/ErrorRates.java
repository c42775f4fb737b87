package dev.assay.stats.consensus;

import java.util.Arrays;

/** A full table of error rates for each rater: rows are true labels, columns given ones. */
final class ErrorRates implements RaterModel {

    private final double[][][] logRates;
    private final double[] logPriors;

    private ErrorRates(double[][][] logRates, double[] logPriors) {
        this.logRates = logRates;
        this.logPriors = logPriors;
    }

    /** @param smoothing added to each cell before rows are normalised */
    static ErrorRates fitting(Responses responses, double[][] posteriors, double smoothing) {
        int labels = responses.labels();
        double[][][] counts = new double[responses.raters()][labels][labels];
        for (double[][] table : counts) {
            Arrays.stream(table).forEach(row -> Arrays.fill(row, smoothing));
        }
        for (int response = 0; response < responses.size(); response++) {
            double[] posterior = posteriors[responses.item(response)];
            for (int label = 0; label < labels; label++) {
                counts[responses.rater(response)][label][responses.label(response)] += posterior[label];
            }
        }
        for (double[][] table : counts) {
            Arrays.stream(table).forEach(LogShares::of);
        }
        return new ErrorRates(counts, LogShares.ofPosteriors(posteriors));
    }

    @Override
    public double logProbability(int rater, int trueLabel, int givenLabel) {
        return logRates[rater][trueLabel][givenLabel];
    }

    @Override
    public double[] logPriors() {
        return logPriors;
    }

    double[][] rates(int rater) {
        return Arrays.stream(logRates[rater])
                .map(row -> Arrays.stream(row).map(Math::exp).toArray())
                .toArray(double[][]::new);
    }
}
