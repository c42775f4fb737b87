package dev.assay.edge.store;

import dev.assay.edge.Draining;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Waits out outages of the database on behalf of work that nobody can send again: of the threads of runs, not of
 * requests, whose callers are told to come back.
 *
 * <p>Gives up with {@link DatabaseAway} when the process has drained for as long as it may, or the thread is interrupted.
 * Every other failure of the work is the caller's.
 */
@ApplicationScoped
public class Patience {

    private final DatabaseWatch watch;
    private final CommitMarks marks;
    private final Draining draining;
    private final NewTransaction transaction;
    private final Queue<String> spent = new ConcurrentLinkedQueue<>();

    @Inject
    Patience(DatabaseWatch watch, CommitMarks marks, Draining draining) {
        this(watch, marks, draining, NewTransaction.ofTheContainer());
    }

    Patience(DatabaseWatch watch, CommitMarks marks, Draining draining, NewTransaction transaction) {
        this.watch = watch;
        this.marks = marks;
        this.draining = draining;
        this.transaction = transaction;
    }

    /** Runs work in a transaction and returns after its commit. */
    interface NewTransaction {

        <T> T call(Callable<T> work);

        static NewTransaction ofTheContainer() {
            return new NewTransaction() {
                @Override
                public <T> T call(Callable<T> work) {
                    return QuarkusTransaction.requiringNew().call(work);
                }
            };
        }
    }

    /** Does work that may be done twice, as reads may, until no outage hinders it. */
    public <T> T untilBack(Supplier<T> work) {
        BackOff pause = new BackOff();
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                Outage outage = Outage.of(failure).orElseThrow(() -> failure);
                watch.met(outage, failure);
                awaitBack(outage, pause.next(), failure);
            }
        }
    }

    /**
     * Does work exactly once, in a transaction of its own.
     *
     * <p>A connection that breaks during a commit leaves open whether the work was committed. So the transaction first
     * writes a mark that only it writes. When it is tried again and meets its mark, the work is there already, and what
     * the work returned then is returned.
     *
     * @param work joins the transaction that is open when it is called; may be called several times, of which one lasts
     */
    public <T> T once(Supplier<T> work) {
        MarkedWork<T> marked = new MarkedWork<>(work);
        T result = untilBack(marked);
        spent.add(marked.mark);
        return result;
    }

    /** Does work that may be done twice in a thread of its own, for a caller who cannot wait. */
    public void later(Runnable work) {
        Thread waiting = new Thread(
                () -> untilBack(() -> {
                    work.run();
                    return true;
                }),
                "after-outage");
        waiting.setDaemon(true);
        waiting.start();
    }

    /** Work under a mark, tried again with the same mark. */
    private final class MarkedWork<T> implements Supplier<T> {

        private final String mark = UUID.randomUUID().toString();
        private final Supplier<T> work;
        private Optional<T> returned = Optional.empty();

        MarkedWork(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public T get() {
            List<String> swept = new ArrayList<>();
            for (String next = spent.poll(); next != null; next = spent.poll()) {
                swept.add(next);
            }
            try {
                return transaction.call(() -> {
                    marks.put(mark);
                    marks.remove(swept);
                    T result = work.get();
                    returned = Optional.of(result);
                    return result;
                });
            } catch (CommitMarks.AlreadyCommitted committed) {
                spent.addAll(swept);
                return returned.orElseThrow(() -> committed);
            } catch (RuntimeException failure) {
                spent.addAll(swept);
                throw failure;
            }
        }
    }

    private void awaitBack(Outage outage, Duration pause, RuntimeException failure) {
        try {
            if (watch.awaitBack(Duration.ofMillis(1))) {
                // Back already, or merely busy: a pause keeps this from turning in circles.
                Thread.sleep(pause.toMillis());
            }
            while (!draining.isOver() && !watch.awaitBack(pause)) {
                // Woken to look at the time that is left.
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseAway(outage, failure);
        }
        if (draining.isOver()) {
            throw new DatabaseAway(outage, failure);
        }
    }
}
