package dev.assay.run;

import java.util.Locale;
import java.util.Set;

/** Where a run stands, and where it may go from there. */
public enum RunState {
    QUEUED,
    RUNNING,
    PAUSED,
    SUCCEEDED,
    PARTIAL,
    FAILED,
    CANCELLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a word; throws {@link IllegalArgumentException} for an unknown one. */
    public static RunState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing more happens unless somebody asks for it. */
    public boolean isOver() {
        return followers().isEmpty() || this == PARTIAL || this == FAILED;
    }

    /** The states that may follow. A partial, failed or paused run may be resumed; a cancelled one stays cancelled. */
    public Set<RunState> followers() {
        return switch (this) {
            case QUEUED -> Set.of(RUNNING, PAUSED, CANCELLED, FAILED);
            case RUNNING -> Set.of(QUEUED, PAUSED, SUCCEEDED, PARTIAL, FAILED, CANCELLED);
            case PAUSED, PARTIAL, FAILED -> Set.of(QUEUED, CANCELLED);
            case SUCCEEDED, CANCELLED -> Set.of();
        };
    }
}
