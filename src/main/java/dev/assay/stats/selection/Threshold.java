package dev.assay.stats.selection;

import dev.assay.stats.Require;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** The outcome of a search for a threshold: one that is certified, or none and why. */
public sealed interface Threshold permits Threshold.Certified, Threshold.None {

    /** The thresholds that were tested, the highest first. */
    List<FixedSequenceTest.Step> steps();

    /** True if a verdict of this confidence may be accepted. */
    boolean accepts(double confidence);

    /** Takes the branch that applies. */
    <T> T fold(Function<? super Certified, ? extends T> certified, Function<? super None, ? extends T> none);

    /**
     * Verdicts at or above it are accepted.
     *
     * @param value in [0,1], in thousandths; compare with confidences rounded to thousandths, as {@link #accepts} does
     * @param accepted gold items at or above it
     * @param errors wrong ones among them
     * @param upperBound of the error rate of accepted verdicts, at most the target's
     */
    record Certified(double value, long accepted, long errors, double upperBound, List<FixedSequenceTest.Step> steps)
            implements Threshold {
        public Certified {
            Require.probability(value, "threshold");
            Require.probability(upperBound, "upperBound");
            steps = List.copyOf(steps);
        }

        @Override
        public boolean accepts(double confidence) {
            return ConfidentVerdicts.rounded(confidence) >= value;
        }

        @Override
        public <T> T fold(
                Function<? super Certified, ? extends T> certified, Function<? super None, ? extends T> none) {
            return certified.apply(this);
        }
    }

    /**
     * Nothing is accepted; everything goes to the next stage or to a human.
     *
     * @param reason a short lower-case phrase
     * @param needed gold items, among those the highest tested threshold accepts, that would certify it at the error rate seen; empty if
     *     no number would, or it is not a matter of number
     */
    record None(String reason, OptionalLong needed, List<FixedSequenceTest.Step> steps) implements Threshold {
        public None {
            Require.text(reason, "reason");
            steps = List.copyOf(steps);
        }

        @Override
        public boolean accepts(double confidence) {
            return false;
        }

        @Override
        public <T> T fold(
                Function<? super Certified, ? extends T> certified, Function<? super None, ? extends T> none) {
            return none.apply(this);
        }
    }
}
