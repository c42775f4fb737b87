package dev.assay.stats.selection;

/**
 * What accepted verdicts are to fulfil: agreement with gold of at least {@code agreement}, except with probability
 * {@code errorProbability} over the draw of the gold.
 *
 * @param agreement 1 - alpha, in (0,1)
 * @param errorProbability delta, in (0,1)
 */
public record SelectionTarget(double agreement, double errorProbability) {

    public SelectionTarget {
        BinomialUpperBound.requireOpenUnit(agreement, "agreement");
        BinomialUpperBound.requireOpenUnit(errorProbability, "errorProbability");
    }

    /** alpha, the error rate that accepted verdicts may have; rounded to 12 digits, so that 1 - 0.9 is 0.1. */
    public double errorRate() {
        return Math.round((1 - agreement) * 1e12) / 1e12;
    }

    /** The same target for one of several tests that share the error probability evenly (Bonferroni). */
    SelectionTarget sharedBy(int tests) {
        return new SelectionTarget(agreement, errorProbability / tests);
    }
}
