package dev.assay.run;

import dev.assay.evalset.Item;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallRefused;
import dev.assay.judge.Opinion;
import dev.assay.judge.Question;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.Slot;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One judge's way through the items: one thread reads ahead, as many as the judge's concurrency ask. */
final class Lane {

    /** Bounds what a lane holds in memory while the store catches up. */
    private static final int MOST_UNCOMMITTED = 2048;

    private static final long NAP_MILLIS = 250;
    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final Claim claim;
    private final Rubric rubric;
    private final SeatedJudge judge;
    private final WorkQueue queue;
    private final Ending ending;
    private final RunLedger ledger;
    private final ExecutorService threads;
    private final CallLedger calls;
    private final Semaphore uncommitted = new Semaphore(MOST_UNCOMMITTED);

    /** What waits for a worker; an empty one sends the worker home. */
    private final BlockingQueue<Optional<Questionnaire>> ready;

    private final List<CompletableFuture<Void>> workers = new ArrayList<>();
    private volatile Optional<String> closed = Optional.empty();

    Lane(
            Claim claim,
            Rubric rubric,
            SeatedJudge judge,
            WorkQueue queue,
            Ending ending,
            RunLedger ledger,
            ExecutorService threads) {
        this.claim = claim;
        this.rubric = rubric;
        this.judge = judge;
        this.queue = queue;
        this.ending = ending;
        this.ledger = ledger;
        this.threads = threads;
        this.calls = new WatchedCalls(ledger.calls(claim), ending.underWay(), this::stopped);
        this.ready = new ArrayBlockingQueue<>(2 * judge.concurrency());
    }

    /** Why this lane ended before the others, if it did. */
    Optional<String> closed() {
        return closed;
    }

    Optional<String> stopped() {
        return closed.or(ending::near);
    }

    void work() {
        try {
            Optional<WorkQueue.Chunk> chunk = queue.next(judge.seat().judge());
            while (chunk.isPresent() && stopped().isEmpty()) {
                for (Questionnaire asked : pending(chunk.get())) {
                    ask(asked);
                }
                chunk = queue.next(judge.seat().judge());
            }
        } finally {
            sendWorkersHome();
        }
        uncommitted.acquireUninterruptibly(MOST_UNCOMMITTED);
    }

    private List<Questionnaire> pending(WorkQueue.Chunk chunk) {
        List<Item> items = chunk.items();
        Set<Slot> judged = ledger.judged(
                claim,
                judge.seat().judge(),
                items.get(0).id(),
                items.get(items.size() - 1).id());
        List<Questionnaire> pending = new ArrayList<>();
        for (Item item : items) {
            List<Question> questions = judge.seat().questions(rubric, item);
            questions.removeIf(question -> judged.contains(question.slot()));
            pending.addAll(judge.grouped(questions));
        }
        return pending;
    }

    private void ask(Questionnaire asked) {
        if (stopped().isPresent()) {
            return;
        }
        if (judge.concurrency() == 1) {
            answer(asked);
            return;
        }
        if (workers.size() < judge.concurrency()) {
            workers.add(ending.watched(this::answerWhatIsReady, threads));
        }
        try {
            while (!ready.offer(Optional.of(asked), NAP_MILLIS, TimeUnit.MILLISECONDS)) {
                if (stopped().isPresent()) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            broken(interrupted);
        }
    }

    private void answerWhatIsReady() {
        try {
            Optional<Questionnaire> next = ready.take();
            while (next.isPresent()) {
                if (stopped().isEmpty()) {
                    answer(next.get());
                }
                next = ready.take();
            }
        } catch (InterruptedException interrupted) {
            broken(interrupted);
        }
    }

    /** Every worker meets its own empty question behind whatever was ready before. */
    private void sendWorkersHome() {
        int home = 0;
        while (home < workers.size() && !workers.stream().allMatch(CompletableFuture::isDone)) {
            try {
                home += ready.offer(Optional.empty(), NAP_MILLIS, TimeUnit.MILLISECONDS) ? 1 : 0;
            } catch (InterruptedException interrupted) {
                broken(interrupted);
                return;
            }
        }
        workers.forEach(Ending::await);
    }

    private void broken(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        ending.broken(new IllegalStateException("interrupted while judging", interrupted));
    }

    /** Asks and hands the answer to the ledger; the place among the uncommitted is given back by its commit. */
    private void answer(Questionnaire asked) {
        uncommitted.acquireUninterruptibly();
        CompletableFuture<Void> commit;
        try {
            commit = opinion(asked).map(this::recorded).orElse(NOTHING);
        } catch (RuntimeException | Error unexpected) {
            commit = CompletableFuture.failedFuture(unexpected);
        }
        commit.whenComplete((done, failed) -> {
            if (failed != null) {
                ending.broken(failed);
            }
            uncommitted.release();
        });
    }

    private CompletableFuture<Void> recorded(Opinion opinion) {
        return ledger.record(claim, opinion).whenComplete((done, failed) -> ending.underWay()
                .end(opinion.calls().size()));
    }

    private Optional<Opinion> opinion(Questionnaire asked) {
        try {
            return Optional.of(judge.judge().judge(asked, calls));
        } catch (CallRefused refused) {
            if (refused.isOfOneProvider()) {
                closed = Optional.of(refused.why());
            } else {
                ending.refused(refused.why());
            }
            return Optional.empty();
        }
    }
}
