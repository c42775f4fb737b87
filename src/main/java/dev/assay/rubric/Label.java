package dev.assay.rubric;

import java.util.function.DoubleFunction;
import java.util.function.Function;

/** A value on a scale: a named label, or a score on a numeric scale. */
public sealed interface Label {

    /** Branches on the two shapes a label has. */
    <T> T fold(Function<String, T> named, DoubleFunction<T> scored);

    /** The label as people and files write it. */
    String text();

    /**
     * The score.
     *
     * @throws IllegalArgumentException if the label is a named one
     */
    default double number() {
        return fold(
                named -> {
                    throw new IllegalArgumentException("label '" + named + "' on a numeric scale");
                },
                score -> score);
    }

    /**
     * A label of a nominal, ordinal, binary or pairwise scale.
     *
     * @param text exactly as the rubric writes it
     */
    record Named(String text) implements Label {

        @Override
        public <T> T fold(Function<String, T> named, DoubleFunction<T> scored) {
            return named.apply(text);
        }
    }

    /**
     * A score on a numeric scale.
     *
     * @param value finite; minus zero is kept as zero
     */
    record Score(double value) implements Label {

        public Score {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a score must be finite, was " + value);
            }
            value += 0.0;
        }

        @Override
        public <T> T fold(Function<String, T> named, DoubleFunction<T> scored) {
            return scored.apply(value);
        }

        @Override
        public String text() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    static Label named(String text) {
        return new Named(text);
    }

    static Label score(double value) {
        return new Score(value);
    }
}
