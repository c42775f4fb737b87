package dev.assay.wiring;

import dev.assay.access.Caller;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.DatabaseAway;
import dev.assay.edge.store.Patience;
import dev.assay.evalset.store.EvalSets;
import dev.assay.judge.CallRefused;
import dev.assay.judge.MemberVerdicts;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Claim;
import dev.assay.run.ClaimLost;
import dev.assay.run.InProcessWorkQueue;
import dev.assay.run.Progress;
import dev.assay.run.Run;
import dev.assay.run.RunExecutor;
import dev.assay.run.RunLedger;
import dev.assay.run.RunStarter;
import dev.assay.run.RunState;
import dev.assay.run.SeatedJudge;
import dev.assay.run.Seating;
import dev.assay.run.StopSignal;
import dev.assay.run.WorkQueue;
import dev.assay.run.store.Judgements;
import dev.assay.run.store.Runs;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Executes queued runs on this process's threads, and takes up at start what the last process left. */
@ApplicationScoped
class RunThreads implements RunStarter {

    private static final Logger LOG = Logger.getLogger(RunThreads.class);
    private static final int CHUNK = 200;
    private static final int LONGEST_REASON = 200;
    private static final long TRY_AGAIN = 60;
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final String DRAINING = "draining";

    private final Runs runs;
    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final Seating seating;
    private final RunExecutor executor;
    private final RunLedger ledger;
    private final Judgements judgements;
    private final Patience patience;
    private final ExecutorService threads;
    private final Map<String, CompletableFuture<Void>> executing = new ConcurrentHashMap<>();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "runs-housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean draining;

    RunThreads(
            Runs runs,
            EvalSets evalSets,
            RubricNames rubrics,
            Seating seating,
            RunExecutor executor,
            RunLedger ledger,
            Judgements judgements,
            Patience patience,
            @Identifier("runs") ExecutorService threads) {
        this.runs = runs;
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.seating = seating;
        this.executor = executor;
        this.ledger = new PatientLedger(ledger, patience);
        this.judgements = judgements;
        this.patience = patience;
        this.threads = threads;
    }

    void takeUp(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        runs.recover(Caller.DEFAULT_WORKSPACE).forEach(run -> start(Caller.DEFAULT_WORKSPACE, run));
        housekeeping.scheduleWithFixedDelay(this::tryAgain, TRY_AGAIN, TRY_AGAIN, TimeUnit.SECONDS);
    }

    /** Lets the judges finish the questions they are at, and leaves the rest queued for the next process. */
    void drain(@Observes ShutdownEvent stopping) throws InterruptedException {
        draining = true;
        housekeeping.shutdownNow();
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (!executing.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    /** Runs that wait for their provider ask it whether it is back. */
    private void tryAgain() {
        try {
            runs.tryAgain(Caller.DEFAULT_WORKSPACE).forEach(run -> start(Caller.DEFAULT_WORKSPACE, run));
        } catch (RuntimeException later) {
            LOG.warnf("runs that wait for their provider were not looked at: %s", later.getMessage());
        }
    }

    /**
     * Has the run executed after whatever still executes it: a run that is resumed while its last calls are under way
     * would pay for them twice.
     */
    @Override
    public void start(String workspace, String run) {
        executing.compute(
                run, (unused, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                        .thenRunAsync(() -> claimed(workspace, run).ifPresent(this::execute), threads)
                        .handle((done, failed) -> {
                            if (failed != null) {
                                LOG.errorf(failed, "run %s was not executed", run);
                            }
                            return null;
                        }));
        executing.computeIfPresent(run, (unused, last) -> {
            last.thenRunAsync(() -> executing.remove(run, last), threads);
            return last;
        });
    }

    private Optional<Claim> claimed(String workspace, String run) {
        return draining ? Optional.empty() : patience.once(() -> runs.claim(workspace, run));
    }

    private void execute(Claim claim) {
        try {
            Run run = patience.untilBack(() -> runs.require(claim.workspace(), claim.run()));
            Optional<String> ended = judge(claim, run);
            finish(claim, ended);
        } catch (ClaimLost lost) {
            LOG.infof("%s", lost.getMessage());
        } catch (Refusal refused) {
            ledger.finish(claim, RunState.PAUSED, brief(refused.kind().slug() + ": " + refused.getMessage()));
        } catch (DatabaseAway stopping) {
            LOG.warnf("run %s is taken up at the next start: %s", claim.run(), stopping.getMessage());
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "run %s failed", claim.run());
            ledger.finish(claim, RunState.FAILED, brief("internal: " + failure.getMessage()));
        } finally {
            ledger.release(claim);
        }
    }

    private static String brief(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    private Optional<String> judge(Claim claim, Run run) {
        Rubric rubric = patience.untilBack(() -> rubrics.require(claim.workspace(), run.rubric(), run.rubricContent()));
        MemberVerdicts members = new StoredMemberVerdicts(judgements, patience, claim, rubric);
        List<SeatedJudge> judges = patience.untilBack(() -> {
            seating.requireUnchanged(claim.workspace(), rubric, run);
            return run.judges().stream()
                    .map(seat -> seating.judge(claim.workspace(), run.evalset(), rubric, seat, members))
                    .toList();
        });
        WorkQueue items = new InProcessWorkQueue(
                (after, most) ->
                        patience.untilBack(() -> evalSets.itemsAfter(claim.workspace(), run.evalset(), after, most)),
                run.itemLimit().orElse(Integer.MAX_VALUE),
                CHUNK);
        return executor.execute(claim, rubric, judges, items, stopSignal(claim));
    }

    /** Stops when the process drains or when somebody moved the run out of its running state. */
    private StopSignal stopSignal(Claim claim) {
        return new StopSignal() {
            private static final Duration PACE = Duration.ofMillis(250);
            private Instant asked = Instant.EPOCH;
            private Optional<String> answer = Optional.empty();

            @Override
            public synchronized Optional<String> reason() {
                if (draining) {
                    return Optional.of(DRAINING);
                }
                if (answer.isEmpty() && Instant.now().isAfter(asked.plus(PACE))) {
                    asked = Instant.now();
                    RunState state = patience.untilBack(() -> runs.require(claim.workspace(), claim.run()))
                            .state();
                    answer = state == RunState.RUNNING ? Optional.empty() : Optional.of(state.word());
                }
                return answer;
            }
        };
    }

    private void finish(Claim claim, Optional<String> ended) {
        if (ended.equals(Optional.of(CallRefused.BUDGET)) || ended.equals(Optional.of(CallRefused.PROVIDER_DOWN))) {
            ledger.finish(claim, RunState.PAUSED, ended.get());
        } else if (ended.equals(Optional.of(DRAINING))) {
            ledger.finish(claim, RunState.QUEUED, DRAINING);
        } else if (ended.isEmpty()) {
            Progress progress = patience.untilBack(() -> runs.require(claim.workspace(), claim.run()))
                    .progress();
            ledger.finish(claim, outcome(progress), progress.failed() == 0 ? "" : progress.failed() + " failed");
        }
    }

    private static RunState outcome(Progress progress) {
        if (progress.failed() == 0) {
            return RunState.SUCCEEDED;
        }
        return progress.failed() == progress.total() ? RunState.FAILED : RunState.PARTIAL;
    }
}
