package dev.assay.gold;

import java.util.Locale;

/** How several human labels become one gold label. */
public enum ResolveRule {
    /** The label with strictly most votes; a tie stays unresolved. */
    MAJORITY,
    /** The latest ruling where there is one, else the majority. */
    ADJUDICATED_FIRST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
