package dev.assay.judge;

import dev.assay.rubric.Label;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** What a judge said on one item and criterion. Only a scored verdict has a label: a failure is never a grade. */
public sealed interface Verdict {

    <T> T fold(
            Function<Scored, T> scored,
            Function<Abstained, T> abstained,
            Function<Unreadable, T> unreadable,
            Function<Failed, T> failed);

    /** The label, present exactly for a scored verdict. */
    default Optional<Label> label() {
        return Optional.empty();
    }

    /** Why there is no label; absent exactly for a scored verdict. */
    default Optional<Reason> reason() {
        return Optional.empty();
    }

    default Optional<String> rationale() {
        return Optional.empty();
    }

    default VerdictStatus status() {
        return fold(
                scored -> VerdictStatus.SCORED,
                abstained -> VerdictStatus.ABSTAINED,
                unreadable -> VerdictStatus.UNREADABLE,
                failed -> VerdictStatus.FAILED);
    }

    /**
     * The judge chose a label of the scale.
     *
     * @param confidence the judge's own probability that the label is right, in [0,1]; absent where it gave none
     * @param evidence quotes from the item
     * @param flags what a person should know about the reply
     */
    record Scored(
            Label value, OptionalDouble confidence, Optional<String> rationale, List<String> evidence, Set<Flag> flags)
            implements Verdict {

        public Scored {
            evidence = List.copyOf(evidence);
            flags = Set.copyOf(flags);
            if (confidence.isPresent() && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
                throw new IllegalArgumentException("confidence must lie in [0,1], was " + confidence.getAsDouble());
            }
        }

        /** The same verdict, flagged. */
        public Scored with(Flag flag) {
            Set<Flag> more = EnumSet.of(flag);
            more.addAll(flags);
            return new Scored(value, confidence, rationale, evidence, more);
        }

        @Override
        public Optional<Label> label() {
            return Optional.of(value);
        }

        @Override
        public <T> T fold(
                Function<Scored, T> scored,
                Function<Abstained, T> abstained,
                Function<Unreadable, T> unreadable,
                Function<Failed, T> failed) {
            return scored.apply(this);
        }
    }

    /** The judge, or the rule that combines its samples, declined to choose. */
    record Abstained(Reason why, Optional<String> rationale) implements Verdict {

        @Override
        public Optional<Reason> reason() {
            return Optional.of(why);
        }

        @Override
        public <T> T fold(
                Function<Scored, T> scored,
                Function<Abstained, T> abstained,
                Function<Unreadable, T> unreadable,
                Function<Failed, T> failed) {
            return abstained.apply(this);
        }
    }

    /** There is a reply, and it is not exactly one verdict of the scale. */
    record Unreadable(Reason why, Optional<String> rationale) implements Verdict {

        @Override
        public Optional<Reason> reason() {
            return Optional.of(why);
        }

        @Override
        public <T> T fold(
                Function<Scored, T> scored,
                Function<Abstained, T> abstained,
                Function<Unreadable, T> unreadable,
                Function<Failed, T> failed) {
            return unreadable.apply(this);
        }
    }

    /** No reply came. */
    record Failed(Reason why) implements Verdict {

        @Override
        public Optional<Reason> reason() {
            return Optional.of(why);
        }

        @Override
        public <T> T fold(
                Function<Scored, T> scored,
                Function<Abstained, T> abstained,
                Function<Unreadable, T> unreadable,
                Function<Failed, T> failed) {
            return failed.apply(this);
        }
    }

    /** What is odd about a verdict that can be read all the same. */
    enum Flag {
        /** The rationale holds characters that nobody sees. */
        INVISIBLE_TEXT,
        /** The rationale is in another language than the question. */
        LANGUAGE,
        /** A quote does not occur in the item, where the rubric demands none. */
        EVIDENCE_NOT_FOUND,
        /** The rationale concludes with another label than the one chosen. */
        CONTRADICTION,
        /** The judge saw the head and the tail of a long text, not all of it. */
        ITEM_CUT;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Verdict scored(Label label) {
        return new Scored(label, OptionalDouble.empty(), Optional.empty(), List.of(), Set.of());
    }

    static Verdict abstained(Reason why) {
        return new Abstained(why, Optional.empty());
    }

    static Verdict unreadable(Reason why) {
        return new Unreadable(why, Optional.empty());
    }

    static Verdict failed(Reason why) {
        return new Failed(why);
    }
}
