package dev.assay.run;

import dev.assay.rubric.Rubric;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;

/**
 * Asks every judge of a run every question that has no stored answer yet, and commits each answer.
 *
 * <p>A judge works on its own lane of at most its concurrency; lanes run side by side. A stop or a used-up budget ends
 * the run's work and leaves the rest pending; a provider that is away ends only the lanes that need it. Judges that go by
 * what others say are asked last, and only when these have said everything.
 */
public final class RunExecutor {

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
        Optional<String> closed = together(judges, judge -> judge.after().isEmpty(), claim, rubric, queue, ending);
        if (closed.isEmpty() && ending.near().isEmpty()) {
            closed = together(judges, judge -> !judge.after().isEmpty(), claim, rubric, queue, ending);
        }
        Optional<String> early = closed;
        return ending.reason().or(() -> early);
    }

    /** Has some judges work side by side; answers why one of their lanes ended early, if one did. */
    private Optional<String> together(
            List<SeatedJudge> judges,
            Predicate<SeatedJudge> which,
            Claim claim,
            Rubric rubric,
            WorkQueue queue,
            Ending ending) {
        List<Lane> lanes = judges.stream()
                .filter(which)
                .map(judge -> new Lane(claim, rubric, judge, queue, ending, ledger, threads))
                .toList();
        List<CompletableFuture<Void>> works =
                lanes.stream().map(lane -> ending.watched(lane::work, threads)).toList();
        works.forEach(Ending::await);
        return lanes.stream().flatMap(lane -> lane.closed().stream()).findFirst();
    }
}
