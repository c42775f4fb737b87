package dev.assay.stats.consensus;

/** Why an iteration ended. */
public enum Stop {
    /** The log-likelihood changed by less than the tolerance, as a share of itself. */
    CONVERGED,
    /** The limit of iterations was reached first; the answer may still move. */
    ITERATION_LIMIT
}
