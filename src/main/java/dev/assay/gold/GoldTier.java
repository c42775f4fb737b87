package dev.assay.gold;

import java.util.Locale;

/** How much stands behind a gold label. */
public enum GoldTier {
    SINGLE,
    CONSENSUS,
    ADJUDICATED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
