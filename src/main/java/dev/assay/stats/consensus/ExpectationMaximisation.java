package dev.assay.stats.consensus;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Goes back and forth between the labels of items and the parameters of raters, in log space, from the shares of the votes.
 *
 * @param consensus the labels of items
 * @param model the raters under the last parameters
 */
record ExpectationMaximisation<M extends RaterModel>(Consensus consensus, M model) {

    static final int MAX_ITERATIONS = 1000;
    static final double TOLERANCE = 1e-10;

    /** @param maximise the parameters that fit posteriors best */
    static <M extends RaterModel> ExpectationMaximisation<M> run(
            Responses responses, Function<double[][], M> maximise) {
        double[][] posteriors = responses.voteShares();
        double before = Double.NEGATIVE_INFINITY;
        int iterations = 0;
        while (true) {
            M model = maximise.apply(posteriors);
            double[][] joint = joint(responses, model);
            double logLikelihood = normalise(joint, responses.answered());
            posteriors = joint;
            iterations++;
            boolean converged = Math.abs(logLikelihood - before) <= TOLERANCE * Math.abs(logLikelihood);
            if (converged || iterations == MAX_ITERATIONS) {
                double[] priors =
                        Arrays.stream(model.logPriors()).map(Math::exp).toArray();
                Stop stop = converged ? Stop.CONVERGED : Stop.ITERATION_LIMIT;
                return new ExpectationMaximisation<>(
                        new Consensus(posteriors, priors, logLikelihood, iterations, stop), model);
            }
            before = logLikelihood;
        }
    }

    /** ln P(label and responses) of each item. */
    private static double[][] joint(Responses responses, RaterModel model) {
        double[] logPriors = model.logPriors();
        double[][] joint = new double[responses.items()][];
        Arrays.setAll(joint, item -> logPriors.clone());
        for (int response = 0; response < responses.size(); response++) {
            double[] row = joint[responses.item(response)];
            for (int label = 0; label < row.length; label++) {
                row[label] += model.logProbability(responses.rater(response), label, responses.label(response));
            }
        }
        return joint;
    }

    /** Turns the rows into probabilities and adds up ln P(responses); items without responses get zeros. */
    private static double normalise(double[][] joint, boolean[] answered) {
        double sum = 0;
        for (int item = 0; item < joint.length; item++) {
            double[] row = joint[item];
            double largest = Arrays.stream(row).max().orElse(0);
            if (!answered[item]) {
                Arrays.fill(row, 0);
            } else {
                Arrays.setAll(row, label -> Math.exp(row[label] - largest));
                double total = Arrays.stream(row).sum();
                Arrays.setAll(row, label -> row[label] / total);
                sum += largest + Math.log(total);
            }
        }
        return sum;
    }
}
