package dev.assay.gate;

import java.util.function.Function;

/** What the evidence holds on one metric of one subject. */
public sealed interface Reading {

    <T> T fold(Function<Measured, T> measured, Function<Counted, T> counted, Function<Missing, T> missing);

    /**
     * How much is behind a number; a policy may ask a minimum of each.
     *
     * @param n observations that entered
     * @param positives of these, with a gold label outside the passing ones
     * @param pairs items common with the baseline, or the smaller side where none are common
     */
    record Support(long n, long positives, long pairs) {

        public static Support of(long n) {
            return new Support(n, n, n);
        }
    }

    /**
     * A number with bounds.
     *
     * @param basis where it was measured, in words
     */
    record Measured(Levelled estimate, Support support, String basis) implements Reading {

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Counted, T> counted, Function<Missing, T> missing) {
            return measured.apply(this);
        }
    }

    /**
     * A count or a sum: it is what it is.
     *
     * @param n what it was counted among
     * @param unconfirmed events that wait for a human's word
     * @param note what the count does not say by itself, such as the bound on a rate of which nothing was seen
     */
    record Counted(double value, long n, long unconfirmed, String basis, String note) implements Reading {

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Counted, T> counted, Function<Missing, T> missing) {
            return counted.apply(this);
        }
    }

    /**
     * Nothing, and why.
     *
     * @param reason what is missing and how to get it
     */
    record Missing(String reason) implements Reading {

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Counted, T> counted, Function<Missing, T> missing) {
            return missing.apply(this);
        }
    }
}
