package dev.assay.judge;

import java.util.Locale;

/** The moments of a paid call at which a crash makes a difference, in their order. */
public enum CommitPoint {
    /** The call is about to be stated. */
    BEFORE_INTENT,
    /** It is stated durably and not sent yet. */
    AFTER_INTENT,
    /** The provider may have received it. */
    AFTER_SEND,
    /** The answer is in memory and nowhere else. */
    AFTER_RESPONSE,
    /** The verdict is about to be committed. */
    BEFORE_COMMIT,
    /** The verdict is durable and nobody was told. */
    AFTER_COMMIT;

    /** As crash tests name it, such as {@code after-send}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
