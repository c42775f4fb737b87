package dev.assay.gate;

import java.util.Locale;

/** What counts where the data do not decide. */
public enum Undecided {
    INCONCLUSIVE,
    WARN,
    FAIL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
