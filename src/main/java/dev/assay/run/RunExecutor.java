package dev.assay.run;

import dev.assay.evalset.Item;
import dev.assay.judge.CallRefused;
import dev.assay.judge.Opinion;
import dev.assay.judge.Question;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.judge.Slot;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks every judge of a run every question that has no stored answer yet, and commits each answer.
 *
 * <p>A judge works on its own lane of at most its concurrency; lanes run side by side. A refusal of the ledger (a
 * stop, a used-up budget) ends the run's work and leaves the rest pending.
 */
public final class RunExecutor {

    /** Bounds what a lane holds in memory while the store catches up. */
    private static final int MOST_UNCOMMITTED = 2048;

    private final RunLedger ledger;
    private final ExecutorService threads;

    /** @param threads unbounded or at least as many as all lanes together, since a chat judge blocks */
    public RunExecutor(RunLedger ledger, ExecutorService threads) {
        this.ledger = ledger;
        this.threads = threads;
    }

    /**
     * Executes until nothing is pending or the signal says stop.
     *
     * @return why the work ended early; empty when every question was asked
     */
    public Optional<String> execute(
            Claim claim, Rubric rubric, List<SeatedJudge> judges, WorkQueue queue, StopSignal stop) {
        Ending ending = new Ending(stop);
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (SeatedJudge judge : judges) {
            Lane lane = new Lane(claim, rubric, judge, queue, ending);
            lanes.add(CompletableFuture.runAsync(lane::work, threads).whenComplete((done, failed) -> {
                if (failed != null) {
                    ending.broken(failed);
                }
            }));
        }
        lanes.forEach(RunExecutor::awaitEnd);
        return ending.reason();
    }

    /** How it ended is kept in the ending, for all lanes alike. */
    private static void awaitEnd(CompletableFuture<Void> lane) {
        lane.exceptionally(failed -> null).join();
    }

    /** What makes all lanes stop: a signal, a refusal of the ledger, or a failure nobody expected. */
    private static final class Ending {

        private final StopSignal stop;
        private final AtomicReference<String> why = new AtomicReference<>();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Ending(StopSignal stop) {
            this.stop = stop;
        }

        void refused(String reason) {
            why.compareAndSet(null, reason);
        }

        void broken(Throwable failed) {
            failure.compareAndSet(
                    null,
                    failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed);
        }

        boolean isNear() {
            stop.reason().ifPresent(this::refused);
            return why.get() != null || failure.get() != null;
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

    /** One judge's way through the items. */
    private final class Lane {

        private final Claim claim;
        private final Rubric rubric;
        private final SeatedJudge judge;
        private final WorkQueue queue;
        private final Ending ending;
        private final Set<Slot> judged;
        private final Semaphore permits;
        private final Semaphore uncommitted = new Semaphore(MOST_UNCOMMITTED);

        Lane(Claim claim, Rubric rubric, SeatedJudge judge, WorkQueue queue, Ending ending) {
            this.claim = claim;
            this.rubric = rubric;
            this.judge = judge;
            this.queue = queue;
            this.ending = ending;
            this.judged = ledger.judged(claim, judge.seat().judge());
            this.permits = new Semaphore(judge.concurrency());
        }

        void work() {
            Optional<WorkQueue.Chunk> chunk = queue.next(judge.seat().judge());
            while (chunk.isPresent() && !ending.isNear()) {
                for (Item item : chunk.get().items()) {
                    for (Question question : questions(item)) {
                        if (!ending.isNear()) {
                            ask(question);
                        }
                    }
                }
                chunk = queue.next(judge.seat().judge());
            }
            uncommitted.acquireUninterruptibly(MOST_UNCOMMITTED);
        }

        private List<Question> questions(Item item) {
            List<Question> questions = new ArrayList<>();
            for (Criterion criterion : rubric.criteria()) {
                for (Replay replay : judge.seat().replays(criterion.id())) {
                    Slot slot =
                            new Slot(item.id(), criterion.id(), judge.seat().judge(), replay.sample(), replay.order());
                    if (!judged.contains(slot)) {
                        questions.add(new Question(rubric, criterion, item, slot));
                    }
                }
            }
            return questions;
        }

        private void ask(Question question) {
            uncommitted.acquireUninterruptibly();
            if (judge.concurrency() == 1) {
                answer(question);
                return;
            }
            permits.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    answer(question);
                } finally {
                    permits.release();
                }
            });
        }

        /** Asks and hands the answer to the ledger; the place among the uncommitted is given back by its commit. */
        private void answer(Question question) {
            CompletableFuture<Void> commit;
            try {
                commit = opinion(question)
                        .map(opinion -> ledger.record(claim, question.slot(), opinion))
                        .orElse(CompletableFuture.completedFuture(null));
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

        private Optional<Opinion> opinion(Question question) {
            try {
                return Optional.of(judge.judge().judge(question, ledger.calls(claim)));
            } catch (CallRefused refused) {
                ending.refused(refused.why());
                return Optional.empty();
            }
        }
    }
}
