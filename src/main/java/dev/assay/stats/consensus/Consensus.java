package dev.assay.stats.consensus;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a model of raters says of each item.
 *
 * <p>A posterior is no gold label: below {@value #ADJUDICATE_BELOW} send the item to adjudication. It is only as right as the model, and
 * too sure of itself where raters err together.
 */
public final class Consensus {

    /** A posterior below this is too weak to stand for a label. */
    public static final double ADJUDICATE_BELOW = 0.9;

    private final double[][] posteriors;
    private final double[] priors;
    private final double logLikelihood;
    private final int iterations;
    private final Stop stop;

    Consensus(double[][] posteriors, double[] priors, double logLikelihood, int iterations, Stop stop) {
        this.posteriors = posteriors;
        this.priors = priors;
        this.logLikelihood = logLikelihood;
        this.iterations = iterations;
        this.stop = stop;
    }

    public int items() {
        return posteriors.length;
    }

    /** The probability of each label for the item, adding up to 1; all 0 for an item without responses. */
    public double[] posterior(int item) {
        return posteriors[item].clone();
    }

    /** The most probable label; empty without responses and where two are equally probable. */
    public OptionalInt label(int item) {
        double[] posterior = posteriors[item];
        double most = Arrays.stream(posterior).max().orElse(0);
        int[] best = IntStream.range(0, posterior.length)
                .filter(label -> posterior[label] == most)
                .toArray();
        return most > 0 && best.length == 1 ? OptionalInt.of(best[0]) : OptionalInt.empty();
    }

    /** True if the item has no label of posterior {@value #ADJUDICATE_BELOW} or more. */
    public boolean needsAdjudication(int item) {
        return !(Arrays.stream(posteriors[item]).max().orElse(0) >= ADJUDICATE_BELOW);
    }

    /** The estimated share of each label. */
    public double[] priors() {
        return priors.clone();
    }

    /** Of the responses under the last parameters, without constants of counting. */
    public double logLikelihood() {
        return logLikelihood;
    }

    public int iterations() {
        return iterations;
    }

    public Stop stop() {
        return stop;
    }
}
