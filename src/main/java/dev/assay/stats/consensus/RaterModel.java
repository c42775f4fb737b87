package dev.assay.stats.consensus;

/** The parameters of raters in an EM iteration: how likely a response is given the true label. */
interface RaterModel {

    /** ln P(rater gives this label | true label); minus infinity where it is impossible. */
    double logProbability(int rater, int trueLabel, int givenLabel);

    /** ln P(true label) by label, minus infinity where it is impossible. */
    double[] logPriors();
}
