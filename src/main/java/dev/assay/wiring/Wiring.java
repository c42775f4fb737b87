package dev.assay.wiring;

import dev.assay.calibration.ClassifierFitter;
import dev.assay.edge.store.Patience;
import dev.assay.gold.VerdictTimes;
import dev.assay.gold.store.SeenVerdicts;
import dev.assay.judge.CommitPoints;
import dev.assay.judge.KeptEmbedder;
import dev.assay.judge.llm.MiniLmEmbedder;
import dev.assay.judge.llm.account.ProviderAccounts;
import dev.assay.judge.llm.account.Waiting;
import dev.assay.judge.store.RecordedVerdicts;
import dev.assay.judge.store.TextVectors;
import dev.assay.run.RunExecutor;
import dev.assay.run.RunLedger;
import dev.assay.run.SeenBy;
import dev.assay.run.store.Runs;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The object graph: what plain objects become beans, and who implements whose port. */
class Wiring {

    /** Ahead of the machine's where a test asks what will hold in years; never behind, or what has expired would hold again. */
    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "assay.clock.ahead") Optional<Duration> ahead) {
        return ahead.filter(by -> !by.isNegative())
                .map(by -> Clock.offset(Clock.systemUTC(), by))
                .orElse(Clock.systemUTC());
    }

    /** Grows with the judges' concurrency, since a chat judge blocks; idle threads go after a minute. */
    @Produces
    @Singleton
    @Identifier("runs") ExecutorService runThreads() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "run-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void stop(@Disposes @Identifier("runs") ExecutorService threads) {
        threads.shutdown();
    }

    @Produces
    @Singleton
    ProviderAccounts providerAccounts() {
        return new ProviderAccounts(System::nanoTime, Waiting.ofThread());
    }

    /** Where a crash test wants the process to die, such as {@code after-send:17}; nowhere without one. */
    @Produces
    @Singleton
    CommitPoints commitPoints(@ConfigProperty(name = "assay.halt.at") Optional<String> at) {
        return at.<CommitPoints>map(HaltAt::parse).orElse(CommitPoints.UNWATCHED);
    }

    @Produces
    @Singleton
    RunExecutor runExecutor(RunLedger ledger, Patience patience, @Identifier("runs") ExecutorService threads) {
        return new RunExecutor(new PatientLedger(ledger, patience), threads);
    }

    @Produces
    @Singleton
    MiniLmEmbedder sentences() {
        return new MiniLmEmbedder();
    }

    @Produces
    @Singleton
    KeptEmbedder textEmbedder(MiniLmEmbedder sentences, TextVectors kept) {
        return new KeptEmbedder(sentences, kept);
    }

    @Produces
    @Singleton
    ClassifierFitter classifierFitter(MiniLmEmbedder sentences) {
        return new ClassifierFitter(sentences);
    }

    /** Verdicts can be seen from the moment a run or a file brings them in. */
    @Produces
    @ApplicationScoped
    VerdictTimes verdictTimes(RecordedVerdicts recorded, Runs runs, ProbedItems probed) {
        return (workspace, evalset) -> {
            Map<String, Instant> first = new HashMap<>(recorded.firstMade(workspace, evalset));
            Stream.of(runs.firstJudged(workspace, evalset), probed.firstJudged(workspace, evalset))
                    .forEach(judged ->
                            judged.forEach((item, at) -> first.merge(item, at, (a, b) -> a.isBefore(b) ? a : b)));
            return first;
        };
    }

    @Produces
    @ApplicationScoped
    SeenBy seenBy(SeenVerdicts seen, ProbedItems probed, ReplayedItems replayed) {
        return (caller, evalset, run, items) -> {
            seen.serve(caller, evalset, run, items);
            probed.behind(caller.workspace(), run, items)
                    .ifPresent(behind -> seen.serve(caller, behind.evalset(), run, behind.items()));
            replayed.evalsetBehind(caller.workspace(), run).ifPresent(behind -> seen.serve(caller, behind, run, items));
        };
    }
}
