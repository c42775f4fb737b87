package dev.assay.edge;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the process is on its way out, and how long it may still take to store what is in flight. */
@ApplicationScoped
public class Draining {

    /** Enough for calls in flight to be answered and stored; what runs a container kills it not much later. */
    public static final Duration MOST = Duration.ofSeconds(30);

    private final Clock clock;
    private volatile @Nullable Instant since;

    Draining(Clock clock) {
        this.clock = clock;
    }

    void begin(@Observes @Priority(1) ShutdownEvent stopping) {
        begin();
    }

    /** Begins, where it has not begun. */
    public synchronized void begin() {
        if (since == null) {
            since = clock.instant();
        }
    }

    public boolean hasBegun() {
        return since != null;
    }

    /** Whether the time to drain in is used up. */
    public boolean isOver() {
        Instant begun = since;
        return begun != null && !clock.instant().isBefore(begun.plus(MOST));
    }
}
