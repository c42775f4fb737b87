package dev.assay.judge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names that every prompt may use, beside the inputs of its rubric. */
public enum PromptName {
    /** The criterion's question. */
    QUESTION,
    /** The labels, one a line, or the range of the scores. */
    LABELS,
    /** What each label means. */
    ANCHORS,
    /** Worked examples. */
    EXAMPLES,
    /** The clause of the annotation convention. */
    CLAUSE,
    /** When a quote from the item is needed. */
    EVIDENCE,
    /** The rubric's title. */
    TITLE,
    /** All questions of the rubric, one a line. */
    CRITERIA,
    /** The marker that surrounds untrusted values. */
    FENCE,
    /** All inputs of the rubric, each under its name and fenced. */
    ITEM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PromptName> of(String word) {
        return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(PromptName::word).collect(Collectors.joining(", "));
    }
}
