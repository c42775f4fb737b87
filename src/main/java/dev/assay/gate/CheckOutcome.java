package dev.assay.gate;

import java.util.Locale;

/** How a check came out, from best to worst. */
public enum CheckOutcome {
    PASS,
    /** Somebody answers for it; never green. */
    WAIVED,
    WARN,
    INCONCLUSIVE,
    FAIL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CheckOutcome of(Undecided undecided) {
        return switch (undecided) {
            case INCONCLUSIVE -> INCONCLUSIVE;
            case WARN -> WARN;
            case FAIL -> FAIL;
        };
    }
}
