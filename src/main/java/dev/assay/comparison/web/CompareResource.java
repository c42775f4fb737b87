package dev.assay.comparison.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.comparison.PassRates;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.web.EstimateView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two runs of one judge differ; it reads verdicts alone, no gold, so that it is free to look at. */
@Path("/v1/compare")
@Produces(MediaType.APPLICATION_JSON)
public class CompareResource {

    private final Runs runs;
    private final RubricNames rubrics;
    private final ComparedRuns compared;
    private final Caller caller;

    CompareResource(Runs runs, RubricNames rubrics, ComparedRuns compared, Caller caller) {
        this.runs = runs;
        this.rubrics = rubrics;
        this.compared = compared;
        this.caller = caller;
    }

    /** All differences of two runs. */
    public record CompareView(String run, String baseline, List<DifferenceView> differences) {}

    /**
     * A difference of pass rates.
     *
     * @param criterion its id, or {@code item} for the rubric's decision
     * @param difference new minus baseline, as judged
     * @param design {@code paired} or {@code unpaired}
     * @param open items left out since the judge left them open in either run
     */
    public record DifferenceView(
            String judge,
            String criterion,
            EstimateView difference,
            String design,
            long pairs,
            long open,
            String basis) {}

    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public CompareView compare(
            @QueryParam("run") @Nullable String run,
            @QueryParam("baseline") @Nullable String baseline,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("confidenceLevel") @DefaultValue("0.95") double confidenceLevel) {
        if (run == null || baseline == null) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST, "run and baseline are needed", "/v1/compare?run=…&baseline=…");
        }
        Run now = runs.require(caller.workspace(), run);
        Run before = runs.require(caller.workspace(), baseline);
        Rubric rubric = rubrics.require(caller.workspace(), now.rubric(), now.rubricContent());
        List<DifferenceView> differences = new ArrayList<>();
        for (Seat seat : now.judges()) {
            boolean isWanted = judge == null
                    ? before.seat(seat.judge()).isPresent()
                    : seat.judge().equals(judge);
            if (isWanted) {
                compared.requireComparable(now, before, seat.judge());
                for (String about : criteria(rubric, criterion)) {
                    differences.add(difference(now, before, seat.judge(), about, confidenceLevel));
                }
            }
        }
        if (differences.isEmpty()) {
            throw new Refusal(
                    ProblemKind.NOT_COMPARABLE,
                    "the runs have no judge in common" + (judge == null ? "" : " called '" + judge + "'"),
                    "Compare runs of the same judge.");
        }
        return new CompareView(run, baseline, differences);
    }

    private static List<String> criteria(Rubric rubric, @Nullable String criterion) {
        if (criterion != null) {
            return List.of(criterion);
        }
        List<String> all = new ArrayList<>();
        for (Criterion each : rubric.criteria()) {
            if (each.scale().fold(categorical -> !categorical.passing().isEmpty(), numeric -> false)) {
                all.add(each.id());
            }
        }
        all.add(ComparedRuns.ITEM);
        return all;
    }

    private DifferenceView difference(Run now, Run before, String judge, String criterion, double level) {
        PassRates.Difference found = compared.passRates(caller.workspace(), now, before, judge, criterion)
                .difference(BootstrapPlan.seeded(now.seed()).atLevel(level));
        return new DifferenceView(
                judge,
                criterion,
                EstimateView.of(found.difference()),
                found.design().word(),
                found.pairs(),
                found.open(),
                found.basis());
    }
}
