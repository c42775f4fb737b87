package dev.assay.edge.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Why the database takes no work at the moment: a state of the world that passes, and nothing that the work itself did.
 *
 * <p>Told from a failure by its SQLState ({@code 08}: connection, {@code 53}: resources, {@code 57P}: shut down or
 * crashed), by the codes with which an embedded H2 says that it closed itself, and by what an operating system says when
 * a disk is full. H2 passes the latter on as a cause only.
 */
public enum Outage {
    /** There is no connection to be had, or the one there was broke: whether its last commit took place is unknown. */
    AWAY,
    /** The disk that the database writes to is full. */
    FULL,
    /** Every connection is in use. */
    BUSY;

    private static final int H2_CLOSED = 90098;
    private static final int H2_CLOSED_AT_SHUTDOWN = 90121;
    private static final int H2_CONNECTION_BROKEN = 90067;
    private static final int H2_HELD_BY_ANOTHER_PROCESS = 90020;

    /** Whoever closes an H2 has it for itself first; what comes in between is told this and not that it is closed. */
    private static final int H2_HELD_FOR_ITS_CLOSING = 90135;

    private static final Set<Integer> H2_AWAY = Set.of(
            H2_CLOSED,
            H2_CLOSED_AT_SHUTDOWN,
            H2_CONNECTION_BROKEN,
            H2_HELD_BY_ANOTHER_PROCESS,
            H2_HELD_FOR_ITS_CLOSING);

    /** PostgreSQL: shut down, crashed, starting, read-only since a standby took over, and I/O errors of the server. */
    private static final Set<String> AWAY_STATES = Set.of("57P01", "57P02", "57P03", "25006", "58030");

    private static final String DISK_FULL_STATE = "53100";
    private static final String CONNECTION_CLASS = "08";
    private static final String RESOURCES_CLASS = "53";
    private static final Set<String> FULL_MESSAGES =
            Set.of("no space left on device", "not enough space on the disk", "disk quota exceeded", "file too large");
    private static final String POOL_EXHAUSTED = "acquisition timeout";

    /** The pool's words for a connection that was found broken as a transaction took it; the reason is only logged. */
    private static final String NOT_ENLISTED = "association of connection to existing transaction";

    /**
     * What a failure says about the database, looking at everything it was caused by and everything it suppressed: a
     * transaction manager hides the reason of a failed commit there.
     *
     * @return empty where the failure is the work's own: a violated constraint, a refusal, a mistake
     */
    public static Optional<Outage> of(Throwable failure) {
        Optional<Outage> found = Optional.empty();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(Set.of(failure));
        while (!open.isEmpty()) {
            Throwable next = open.removeFirst();
            if (seen.add(next)) {
                Optional<Outage> said = saidBy(next);
                if (said.equals(Optional.of(FULL))) {
                    return said;
                }
                found = found.or(() -> said);
                Optional.ofNullable(next.getCause()).ifPresent(open::add);
                if (next instanceof SQLException sql) {
                    Optional.ofNullable(sql.getNextException()).ifPresent(open::add);
                }
                Collections.addAll(open, next.getSuppressed());
            }
        }
        return found;
    }

    private static Optional<Outage> saidBy(Throwable failure) {
        if (failure instanceof DatabaseAway away) {
            return Optional.of(away.outage());
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof IOException) {
            return FULL_MESSAGES.stream().anyMatch(message::contains) ? Optional.of(FULL) : Optional.empty();
        }
        return failure instanceof SQLException sql ? saidBy(sql, message) : Optional.empty();
    }

    private static Optional<Outage> saidBy(SQLException failure, String message) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (state.equals(DISK_FULL_STATE)) {
            return Optional.of(FULL);
        }
        if (state.startsWith(CONNECTION_CLASS)
                || AWAY_STATES.contains(state)
                || H2_AWAY.contains(failure.getErrorCode())
                || message.contains(NOT_ENLISTED)) {
            return Optional.of(AWAY);
        }
        return state.startsWith(RESOURCES_CLASS) || message.contains(POOL_EXHAUSTED)
                ? Optional.of(BUSY)
                : Optional.empty();
    }
}
