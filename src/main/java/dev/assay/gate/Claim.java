package dev.assay.gate;

import java.math.BigDecimal;
import java.util.function.Function;

/** What a check claims of its metric. */
public sealed interface Claim {

    <T> T fold(Function<Bounded, T> bounded, Function<Exact, T> exact, Function<NonInferior, T> nonInferior);

    /** As gate files write it, such as {@code lowerBound >= 0.6}. */
    String text();

    /** Which one-sided bound is claimed, and so in which direction. */
    enum Side {
        /** The lower bound is at least the threshold. */
        LOWER("lowerBound >= "),
        /** The upper bound is at most the threshold. */
        UPPER("upperBound <= ");

        private final String words;

        Side(String words) {
            this.words = words;
        }
    }

    /** How a value without interval is compared. */
    enum Comparison {
        EQUAL("value == "),
        AT_LEAST("value >= "),
        AT_MOST("value <= ");

        private final String words;

        Comparison(String words) {
            this.words = words;
        }
    }

    /**
     * A one-sided bound at the policy's confidence level lies on the right side of a threshold.
     *
     * @param threshold finite
     */
    record Bounded(Side side, double threshold) implements Claim {

        @Override
        public <T> T fold(
                Function<Bounded, T> bounded, Function<Exact, T> exact, Function<NonInferior, T> nonInferior) {
            return bounded.apply(this);
        }

        @Override
        public String text() {
            return side.words + plain(threshold);
        }
    }

    /**
     * The value itself, without regard to its uncertainty: for counts and sums.
     *
     * @param threshold finite
     */
    record Exact(Comparison comparison, double threshold) implements Claim {

        boolean holdsFor(double value) {
            return switch (comparison) {
                case EQUAL -> value == threshold;
                case AT_LEAST -> value >= threshold;
                case AT_MOST -> value <= threshold;
            };
        }

        @Override
        public <T> T fold(
                Function<Bounded, T> bounded, Function<Exact, T> exact, Function<NonInferior, T> nonInferior) {
            return exact.apply(this);
        }

        @Override
        public String text() {
            return comparison.words + plain(threshold);
        }
    }

    /**
     * The difference to a baseline run is above minus the margin.
     *
     * @param margin in (0,1]
     * @param baseline {@code last-passed}, or the id of a run
     */
    record NonInferior(double margin, String baseline) implements Claim {

        @Override
        public <T> T fold(
                Function<Bounded, T> bounded, Function<Exact, T> exact, Function<NonInferior, T> nonInferior) {
            return nonInferior.apply(this);
        }

        @Override
        public String text() {
            return "nonInferior";
        }
    }

    private static String plain(double threshold) {
        return BigDecimal.valueOf(threshold).stripTrailingZeros().toPlainString();
    }
}
