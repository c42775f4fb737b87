package dev.assay.auditlog;

import dev.assay.fingerprint.CanonicalContent;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One row of the trail.
 *
 * @param seq from 1, without gaps
 * @param actor the caller's subject
 * @param action what was done, such as {@code run.open}
 * @param object what it was done to, such as {@code run/run_…}
 * @param detail old and new state as the act defines it
 * @param prevHash the hash of the row before, 64 zeros for the first
 * @param hash over everything above
 */
public record LogEntry(
        long seq,
        Instant at,
        String actor,
        String action,
        String object,
        CanonicalContent detail,
        String prevHash,
        String hash) {

    /** The hash that a chain starts from. */
    public static final String GENESIS = "0".repeat(64);

    /** The row that follows a hash. */
    public static LogEntry after(
            String prevHash,
            long seq,
            Instant at,
            String actor,
            String action,
            String object,
            CanonicalContent detail) {
        return new LogEntry(
                seq,
                at,
                actor,
                action,
                object,
                detail,
                prevHash,
                hash(prevHash, seq, at, actor, action, object, detail));
    }

    /** Whether the row's hash is that of its content. */
    public boolean isIntact() {
        return hash.equals(hash(prevHash, seq, at, actor, action, object, detail));
    }

    private static String hash(
            String prevHash,
            long seq,
            Instant at,
            String actor,
            String action,
            String object,
            CanonicalContent detail) {
        Map<String, Object> row = new TreeMap<>();
        row.put("seq", seq);
        row.put("at", at.toString());
        row.put("actor", actor);
        row.put("action", action);
        row.put("object", object);
        row.put("detail", detail);
        return CanonicalContent.sha256(prevHash + CanonicalContent.of(row).json());
    }
}
