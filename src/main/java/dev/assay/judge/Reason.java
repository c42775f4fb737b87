package dev.assay.judge;

import java.util.Locale;

/** Why a verdict has no label, or what was odd about it: a closed list that JSON, CSV and metrics share. */
public enum Reason {
    // abstained
    CANNOT_JUDGE,
    REFUSED,
    CONTENT_FILTER,
    DECLINED,
    SAMPLES_TIED,
    POSITION_INCONSISTENT,
    ESCALATED,
    NOT_FITTED,
    PANEL_TIED,
    NO_QUORUM,
    // unreadable
    MULTIPLE_OBJECTS,
    AMBIGUOUS,
    NOT_ONLY_JSON,
    DUPLICATE_KEY,
    WRONG_NONCE,
    TRUNCATED,
    MALFORMED_JSON,
    MISSING_LABEL,
    UNKNOWN_FIELD,
    OFF_SCALE,
    WRONG_TYPE,
    NOT_FINITE,
    BAD_CONFIDENCE,
    NO_EVIDENCE,
    EVIDENCE_NOT_FOUND,
    WRONG_CRITERION,
    EMPTY,
    BAD_TEXT,
    // failed
    BAD_ENVELOPE,
    PROVIDER_ERROR,
    RATE_LIMITED,
    RESPONSE_TOO_LARGE,
    TIMEOUT,
    CONNECTION,
    UNAUTHORISED,
    BAD_REQUEST,
    BLOCKED_HOST,
    ITEM_TOO_LARGE,
    NOT_RECORDED,
    STATED,
    UNSENT,
    OUTCOME_UNKNOWN;

    /** The word used in JSON, CSV, metrics and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the reply may be the work of a hostile item, so that asking again would give it another try. */
    public boolean isSuspicious() {
        return this == AMBIGUOUS || this == DUPLICATE_KEY || this == WRONG_NONCE;
    }

    /** The reason of a code; throws {@link IllegalArgumentException} for an unknown one. */
    public static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
