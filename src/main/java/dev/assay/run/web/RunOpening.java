package dev.assay.run.web;

import dev.assay.access.Caller;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.RandomIds;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.store.EvalSets;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Budget;
import dev.assay.run.CallCounts;
import dev.assay.run.Progress;
import dev.assay.run.Run;
import dev.assay.run.RunStarter;
import dev.assay.run.RunState;
import dev.assay.run.Seat;
import dev.assay.run.Seating;
import dev.assay.run.store.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Opens runs: a request becomes a run with its judges seated, and the run is stored and started. */
@ApplicationScoped
public class RunOpening {

    private final Runs runs;
    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final Seating seating;
    private final RunStarter starter;
    private final RandomIds ids;
    private final Clock clock;
    private final Caller caller;

    RunOpening(
            Runs runs,
            EvalSets evalSets,
            RubricNames rubrics,
            Seating seating,
            RunStarter starter,
            RandomIds ids,
            Clock clock,
            Caller caller) {
        this.runs = runs;
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.seating = seating;
        this.starter = starter;
        this.ids = ids;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * The run that a request asks for, with everything its verdicts depend on; nothing is stored yet.
     *
     * <p>Refused where something is missing, not frozen or not ready.
     */
    public Run planned(RunResource.NewRun request) {
        EvalSet evalSet = evalSets.require(caller.workspace(), required("evalset", request.evalset()));
        EvalSet.Frozen frozen = evalSet.frozen()
                .orElseThrow(() -> new Refusal(
                        ProblemKind.EVALSET_NOT_FROZEN,
                        "evalset '" + evalSet.id() + "' is open",
                        "POST /v1/evalsets/" + evalSet.id() + "/freeze first."));
        Rubric rubric = rubrics.require(caller.workspace(), required("rubric", request.rubric()));
        return planned(request, evalSet, frozen, rubric, seats(request, evalSet, rubric));
    }

    /**
     * The run of judges who are seated already, on items made of those that they were seated for, under a rubric that need
     * not be a version yet; nothing is stored.
     *
     * @param evalSet frozen; its items are judged
     */
    public Run planned(RunResource.NewRun request, EvalSet evalSet, Rubric rubric, List<Seat> seats) {
        return planned(request, evalSet, evalSet.frozen().orElseThrow(), rubric, seats);
    }

    private Run planned(
            RunResource.NewRun request, EvalSet evalSet, EvalSet.Frozen frozen, Rubric rubric, List<Seat> seats) {
        requirePrices(request, seats);
        int items = Math.min(evalSet.items(), request.limit().orElse(Integer.MAX_VALUE));
        long total =
                (long) items * seats.stream().mapToInt(Seat::judgementsPerItem).sum();
        if (total <= 0) {
            throw new Refusal(
                    ProblemKind.NOTHING_TO_JUDGE,
                    "no judgement is planned for " + items + " items and " + seats.size() + " judges",
                    "limit must be at least 1.");
        }
        return new Run(
                ids.next("run"),
                evalSet.id(),
                frozen.content(),
                rubric.ref(),
                rubric.fingerprint(),
                seats,
                RunState.QUEUED,
                Optional.empty(),
                request.limit().map(OptionalInt::of).orElse(OptionalInt.empty()),
                request.seed().orElse(0L),
                request.budget().map(RunResource.NewBudget::toBudget).orElse(Budget.UNLIMITED),
                request.tags().orElse(Map.of()),
                new Progress(total, 0, 0, 0, 0),
                CallCounts.NONE,
                Map.of(),
                0,
                0,
                caller.subject(),
                clock.instant(),
                Optional.empty(),
                Optional.empty());
    }

    /** A cap on cost means nothing for a judge whose price is unknown, or for prices in several currencies. */
    private static void requirePrices(RunResource.NewRun request, List<Seat> seats) {
        if (request.budget().flatMap(RunResource.NewBudget::maxCost).isEmpty()) {
            return;
        }
        List<Seat> paid = seats.stream().filter(Seat::isPaid).toList();
        paid.stream().filter(seat -> seat.currency().isEmpty()).findFirst().ifPresent(seat -> {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "judge '" + seat.judge() + "' has no price, so maxCost cannot be kept",
                    "Give the judge a price, or cap the calls with maxCalls.");
        });
        if (paid.stream().map(Seat::currency).distinct().count() > 1) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "the judges' prices are in several currencies, so maxCost has no meaning",
                    "Run them apart, or cap the calls with maxCalls.");
        }
    }

    private List<Seat> seats(RunResource.NewRun request, EvalSet evalSet, Rubric rubric) {
        if (request.judges() == null || request.judges().isEmpty()) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST, "judges is missing", "Name at least one judge of GET /v1/judges.");
        }
        return seating.seats(
                caller.workspace(),
                evalSet.id(),
                rubric,
                request.judges().stream().distinct().toList());
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST, field + " is missing", "evalset, rubric and judges are required.");
        }
        return value;
    }

    /** Stores the run and has it executed soon. */
    public void open(Run run) {
        runs.open(caller, run);
        starter.start(caller.workspace(), run.id());
    }
}
