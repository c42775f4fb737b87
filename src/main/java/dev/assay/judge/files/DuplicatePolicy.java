package dev.assay.judge.files;

import java.util.Locale;

/** What happens to a second verdict of the same item, criterion, judge, sample and order. */
public enum DuplicatePolicy {
    /** The line is refused, naming both lines. */
    REFUSE,
    /** The first is kept. */
    FIRST,
    /** The last is kept. */
    LAST;

    /** The word of {@code onDuplicate=}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
