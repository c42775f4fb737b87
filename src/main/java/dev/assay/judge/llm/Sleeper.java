package dev.assay.judge.llm;

import java.time.Duration;

/** Waits. Tests wait without time passing. */
@FunctionalInterface
public interface Sleeper {

    /** Waits at least as long as asked. */
    void sleep(Duration duration) throws InterruptedException;

    static Sleeper ofThread() {
        // rounded up, since waking a moment early would break a provider's Retry-After
        return duration -> Thread.sleep(duration.plusNanos(999_999).toMillis());
    }
}
