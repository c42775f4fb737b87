package dev.assay.gold;

import java.util.Locale;

/** The two parts of a gold set: one to learn from, one to measure on. */
public enum Split {
    CALIBRATION,
    HOLDOUT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
