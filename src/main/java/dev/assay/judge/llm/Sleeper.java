package dev.assay.judge.llm;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits. Tests wait without time passing. */
@FunctionalInterface
public interface Sleeper {

    /** Waits at least as long as asked, unless there is no more reason to: that is noticed four times a second. */
    void sleep(Duration duration, BooleanSupplier isPointless) throws InterruptedException;

    static Sleeper ofThread() {
        return (duration, isPointless) -> {
            // rounded up, since waking a moment early would break a provider's Retry-After
            long left = duration.plusNanos(999_999).toMillis();
            while (left > 0 && !isPointless.getAsBoolean()) {
                long nap = Math.min(left, 250);
                Thread.sleep(nap);
                left -= nap;
            }
        };
    }
}
