package dev.assay.stats.rates;

/** What a sum of squared deviations is divided by. */
public enum Divisor {
    /** n - 1, unbiased; ours. */
    N_MINUS_1(1),

    /** n, as in the reference implementation of prediction-powered inference; a little too narrow. */
    N(0);

    private final int lost;

    Divisor(int lost) {
        this.lost = lost;
    }

    double of(int n) {
        return n - lost;
    }
}
