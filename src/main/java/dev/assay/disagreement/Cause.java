package dev.assay.disagreement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who or what is probably wrong where a judge and humans differ. */
public enum Cause {
    /** The humans are right: they agree among themselves, and other judges side with them. */
    JUDGE_ERROR("the judge is probably wrong"),
    /** The gold label is probably wrong: one human said it, and several judges say otherwise. */
    GOLD_SUSPECT("gold labels are probably wrong"),
    /** The question is not clear: humans differ among themselves on the same items. */
    RUBRIC_AMBIGUOUS("the rubric is ambiguous"),
    /** The item cannot be judged: it is empty, cut off, garbled or in another language than it claims. */
    ITEM_DEFECT("the items are defective");

    private final String phrase;

    Cause(String phrase) {
        this.phrase = phrase;
    }

    /** The word of the contract, such as {@code judge_error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String phrase() {
        return phrase;
    }

    public static Optional<Cause> of(String word) {
        return Arrays.stream(values())
                .filter(cause -> cause.word().equals(word))
                .findFirst();
    }
}
