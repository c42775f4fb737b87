package dev.assay.provider;

import java.util.Locale;

/** What becomes of a request. */
public enum Fate {
    /** A whole verdict of the schema. */
    ANSWERED(200),
    /** A completion whose content is no JSON. */
    MALFORMED(200),
    /** A completion whose content is cut off, with finish reason {@code length}. */
    TRUNCATED(200),
    /** Status 429 with the time to wait. */
    RATE_LIMITED(429),
    /** Status 500. */
    SERVER_ERROR(500),
    /** No byte ever, until the client closes. */
    HANG(0),
    /** The connection is closed instead of an answer. */
    DROPPED(0),
    /** Status 400: what was asked is no chat completion. */
    BAD_REQUEST(400);

    private final int status;

    Fate(int status) {
        this.status = status;
    }

    /** The HTTP status; 0 where none is sent. */
    public int status() {
        return status;
    }

    /** Whether the caller pays for it. */
    public boolean isCharged() {
        return status == 200;
    }

    /** As the ledger's lines spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
