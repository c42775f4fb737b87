package dev.assay.judge;

import java.util.Locale;

/** The four outcomes of asking a judge. */
public enum VerdictStatus {
    SCORED,
    ABSTAINED,
    UNREADABLE,
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a word; throws {@link IllegalArgumentException} for an unknown one. */
    public static VerdictStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
