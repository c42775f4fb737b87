package dev.assay.edge.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * One writer that commits whatever queued up while its last commit ran, and completes the waiters after the commit.
 *
 * <p>A group that fails is tried again write by write, so that one bad write cannot take others with it.
 *
 * @param <W> what is written
 */
public final class GroupCommit<W> implements AutoCloseable {

    private final BlockingQueue<Waiting<W>> queue = new LinkedBlockingQueue<>();
    private final int largestGroup;
    private final Consumer<List<W>> write;
    private final Thread writer;
    private volatile boolean open = true;

    private record Waiting<W>(W write, CompletableFuture<Void> committed) {}

    /**
     * @param largestGroup how many writes share a transaction at most
     * @param write writes a group inside the transaction that is open when it is called
     */
    public GroupCommit(String name, int largestGroup, Consumer<List<W>> write) {
        this.largestGroup = largestGroup;
        this.write = write;
        this.writer = new Thread(this::run, name);
        writer.setDaemon(true);
        writer.start();
    }

    /** Queues a write. The future completes after its commit, or exceptionally with what the write threw. */
    public CompletableFuture<Void> submit(W write) {
        Waiting<W> waiting = new Waiting<>(write, new CompletableFuture<>());
        if (!open) {
            waiting.committed.completeExceptionally(new IllegalStateException("the writer is closed"));
            return waiting.committed;
        }
        queue.add(waiting);
        return waiting.committed;
    }

    private void run() {
        List<Waiting<W>> group = new ArrayList<>(largestGroup);
        try {
            while (open || !queue.isEmpty()) {
                group.clear();
                Waiting<W> first = queue.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, largestGroup - 1);
                    commit(group);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Waiting<W>> group) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> write.accept(group.stream().map(Waiting::write).toList()));
            group.forEach(waiting -> waiting.committed.complete(null));
        } catch (RuntimeException failed) {
            if (group.size() == 1) {
                group.get(0).committed.completeExceptionally(failed);
            } else {
                group.forEach(waiting -> commit(List.of(waiting)));
            }
        }
    }

    /** Commits what is queued and stops. */
    @Override
    public void close() {
        open = false;
        try {
            writer.join(30_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
