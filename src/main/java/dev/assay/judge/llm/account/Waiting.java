package dev.assay.judge.llm.account;

import java.util.concurrent.locks.Condition;

/** Waits for a condition. Tests wait without time passing. */
@FunctionalInterface
public interface Waiting {

    /** Waits until the condition is signalled or the time is over, whichever comes first. */
    void await(Condition condition, long nanos) throws InterruptedException;

    static Waiting ofThread() {
        return (condition, nanos) -> {
            // how much time is left is asked of the ticker, not of the condition
            @SuppressWarnings("unused")
            long left = condition.awaitNanos(nanos);
        };
    }
}
