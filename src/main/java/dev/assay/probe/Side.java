package dev.assay.probe;

import java.util.Locale;

/** Which output of a pair an attack is put into: the one that is to win. */
public enum Side {
    FIRST,
    SECOND;

    /** The label of a pairwise scale under which this side wins. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The side of a word; throws {@link IllegalArgumentException} for an unknown one. */
    public static Side of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
