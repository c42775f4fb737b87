package dev.assay.edge.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.Outage;
import java.util.Set;

/** What a caller is told while the database takes no work: to come back, and whether somebody must make room first. */
final class OutageProblems {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private OutageProblems() {}

    static boolean isReading(String method) {
        return READING.contains(method);
    }

    /** A full disk is the caller's business only where the request would write; reads wait like in any outage. */
    static Refusal of(Outage outage, String method) {
        if (outage == Outage.FULL && !isReading(method)) {
            return new Refusal(
                    ProblemKind.STORAGE_FULL,
                    "the disk of the database is full; nothing of this request was stored",
                    "Free some space there. The service goes on by itself; then send the request again.");
        }
        return new Refusal(
                ProblemKind.DATABASE_AWAY,
                "the database does not answer at the moment",
                "Send the request again after Retry-After, with the same Idempotency-Key where it has one.");
    }
}
