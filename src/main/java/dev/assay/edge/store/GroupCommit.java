package dev.assay.edge.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * One writer that commits whatever queued up while its last commit ran, and completes the waiters after the commit.
 *
 * <p>A group that fails for a reason of its own is tried again write by write, so that one bad write cannot take others
 * with it. A group that meets an outage is kept and waited with, since none of its writes is to blame; the queue behind
 * it is bounded by whoever submits, which is why nothing is spilled to disk.
 *
 * @param <W> what is written
 */
public final class GroupCommit<W> implements AutoCloseable {

    private final BlockingQueue<Waiting<W>> queue = new LinkedBlockingQueue<>();
    private final int largestGroup;
    private final Transactions transactions;
    private final Consumer<List<W>> write;
    private final Thread writer;
    private volatile boolean open = true;

    private record Waiting<W>(W write, CompletableFuture<Void> committed) {}

    /** Runs a piece of work in a transaction; returns after its commit. */
    @FunctionalInterface
    interface Transactions {
        void commit(Runnable work);
    }

    /**
     * A writer that waits out outages; a group whose commit broke is not written twice.
     *
     * @param largestGroup how many writes share a transaction at most
     * @param write writes a group inside the transaction that is open when it is called; called again with the same group
     *     where an outage undid it
     */
    public GroupCommit(String name, int largestGroup, Patience patience, Consumer<List<W>> write) {
        this(
                name,
                largestGroup,
                work -> patience.once(() -> {
                    work.run();
                    return true;
                }),
                write);
    }

    GroupCommit(String name, int largestGroup, Transactions transactions, Consumer<List<W>> write) {
        this.largestGroup = largestGroup;
        this.transactions = transactions;
        this.write = write;
        this.writer = new Thread(this::run, name);
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Queues a write.
     *
     * @return completes after its commit; exceptionally with what the write threw, or with {@link DatabaseAway} where the
     *     writer was closed in an outage
     */
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
        } finally {
            open = false;
            fail(queue, new IllegalStateException("the writer is closed"));
        }
    }

    private void commit(List<Waiting<W>> group) {
        try {
            List<W> writes = group.stream().map(Waiting::write).toList();
            transactions.commit(() -> write.accept(writes));
            group.forEach(waiting -> waiting.committed.complete(null));
        } catch (DatabaseAway closing) {
            fail(group, closing);
        } catch (RuntimeException failed) {
            if (group.size() == 1) {
                fail(group, failed);
            } else {
                group.forEach(waiting -> commit(List.of(waiting)));
            }
        }
    }

    private static <W> void fail(Iterable<Waiting<W>> group, RuntimeException why) {
        group.forEach(waiting -> waiting.committed.completeExceptionally(why));
    }

    /** Commits what is queued and stops; what cannot be committed in half a minute fails. */
    @Override
    public void close() {
        open = false;
        try {
            writer.join(30_000);
            writer.interrupt();
            writer.join(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
