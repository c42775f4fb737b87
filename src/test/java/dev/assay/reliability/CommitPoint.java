package dev.assay.reliability;

import java.util.Locale;

/** Where the service can be told to die at once: {@code ASSAY_HALT_AT=<point>:<n>}, the nth time it comes there. */
public enum CommitPoint {
    BEFORE_INTENT,
    AFTER_INTENT,
    AFTER_SEND,
    AFTER_RESPONSE,
    BEFORE_COMMIT,
    AFTER_COMMIT;

    /** The variable that names a point. */
    public static final String VARIABLE = "ASSAY_HALT_AT";

    /** The exit code of a process that died so. */
    public static final int EXIT_CODE = 137;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
