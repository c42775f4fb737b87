package dev.assay.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/** What makes all lanes stop: a signal, a refusal of the ledger, or a failure nobody expected. */
final class Ending {

    private final StopSignal stop;
    private final CallsUnderWay underWay = new CallsUnderWay();
    private final AtomicReference<String> why = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Ending(StopSignal stop) {
        this.stop = stop;
    }

    /** The calls of all lanes: they share the run's budget. */
    CallsUnderWay underWay() {
        return underWay;
    }

    /** Runs a task; what it throws ends everything. */
    CompletableFuture<Void> watched(Runnable task, ExecutorService threads) {
        return CompletableFuture.runAsync(task, threads).whenComplete((done, failed) -> {
            if (failed != null) {
                broken(failed);
            }
        });
    }

    /** How a task ended is kept in its ending, for all alike. */
    static void await(CompletableFuture<Void> task) {
        task.exceptionally(failed -> null).join();
    }

    void refused(String reason) {
        why.compareAndSet(null, reason);
    }

    void broken(Throwable failed) {
        failure.compareAndSet(
                null, failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed);
    }

    /** Why to stop now; empty to go on. */
    Optional<String> near() {
        stop.reason().ifPresent(this::refused);
        return failure.get() != null ? Optional.of("failed") : Optional.ofNullable(why.get());
    }

    /** Why the work ended early, if it did; throws what failed. */
    Optional<String> reason() {
        Throwable failed = failure.get();
        if (failed instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed != null) {
            throw new CompletionException(failed);
        }
        return Optional.ofNullable(why.get());
    }
}
