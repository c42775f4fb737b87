package dev.assay.workbench.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.RandomIds;
import dev.assay.edge.web.Cursor;
import dev.assay.edge.web.Idempotent;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.DerivedSets;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.Split;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricDiff;
import dev.assay.rubric.store.RubricDrafts;
import dev.assay.rubric.web.RubricDiffView;
import dev.assay.rubric.web.RubricResource;
import dev.assay.run.Run;
import dev.assay.run.Seating;
import dev.assay.run.store.Runs;
import dev.assay.run.web.RunOpening;
import dev.assay.run.web.RunResource;
import dev.assay.workbench.Replay;
import dev.assay.workbench.store.Replays;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Replays of a judge of a run under a draft of its rubric. */
@Path("/v1/runs/{id}/replays")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RunReplayResource {

    private final ReplayPlanning planning;
    private final ReplayResults results;
    private final Runs runs;
    private final RubricDrafts drafts;
    private final EvalSets evalSets;
    private final DerivedSets sets;
    private final Seating seating;
    private final Replays replays;
    private final RunOpening opening;
    private final RandomIds ids;
    private final Caller caller;

    RunReplayResource(
            ReplayPlanning planning,
            ReplayResults results,
            Runs runs,
            RubricDrafts drafts,
            EvalSets evalSets,
            DerivedSets sets,
            Seating seating,
            Replays replays,
            RunOpening opening,
            RandomIds ids,
            Caller caller) {
        this.planning = planning;
        this.results = results;
        this.runs = runs;
        this.drafts = drafts;
        this.evalSets = evalSets;
        this.sets = sets;
        this.seating = seating;
        this.replays = replays;
        this.opening = opening;
        this.ids = ids;
        this.caller = caller;
    }

    /**
     * What to replay.
     *
     * @param rubric the text of the draft, as YAML or JSON
     * @param judge of the run
     * @param limit how many calibration items at most, chosen by the run's seed; all where absent
     * @param dryRun answer with a forecast, send and store nothing
     */
    public record NewReplay(
            @Nullable String rubric,
            @Nullable String judge,
            Optional<Integer> limit,
            Optional<RunResource.NewBudget> budget,
            Optional<Boolean> dryRun) {}

    /** Opens a run that asks the judge about calibration items under the draft. */
    @POST
    @Idempotent
    @RolesAllowed(Role.SPECIALIST)
    public Response open(@PathParam("id") String id, NewReplay request) throws IOException {
        Run before = runs.require(caller.workspace(), id);
        Rubric draft = RubricResource.read("rubric", required("rubric", request.rubric()));
        String judge = required("judge", request.judge());
        ReplayPlanning.Planned planned = planning.plan(caller, before, judge, draft, limit(request.limit()));
        if (request.dryRun().orElse(false)) {
            return Response.ok(forecast(before, draft, judge, planned)).build();
        }
        EvalSet set = sets.keep(
                caller,
                "replay",
                "Replay of " + planned.choice().items().size() + " calibration items of " + before.evalset(),
                planned.choice().items());
        Run after = opening.planned(
                new RunResource.NewRun(
                        set.id(),
                        draft.ref().toString(),
                        List.of(judge),
                        Optional.empty(),
                        Optional.of(before.seed()),
                        request.budget(),
                        Optional.empty(),
                        Optional.of(Map.of(
                                "replayed",
                                before.id(),
                                "draft",
                                draft.fingerprint().value()))),
                set,
                draft,
                planned.seats());
        Replay replay = new Replay(
                ids.next("replay"),
                before.id(),
                judge,
                after.id(),
                before.evalset(),
                planned.gold().id(),
                planned.from().ref(),
                before.rubricContent(),
                draft.ref(),
                draft.fingerprint(),
                planned.choice().items().size(),
                planned.choice().leftOut(),
                after.createdAt());
        drafts.keep(caller, draft);
        replays.plan(caller, replay);
        opening.open(after);
        return Response.accepted(results.of(caller, replay))
                .location(URI.create("/v1/replays/" + replay.id()))
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    /** The run that would replay, on the evalset of the run before: that of the chosen items is not stored. */
    private ReplayForecastView forecast(Run before, Rubric draft, String judge, ReplayPlanning.Planned planned) {
        List<Item> items = planned.choice().items();
        EvalSet evalSet = evalSets.require(caller.workspace(), before.evalset());
        Run asked = opening.planned(
                new RunResource.NewRun(
                        evalSet.id(),
                        draft.ref().toString(),
                        List.of(judge),
                        Optional.of(items.size()),
                        Optional.of(before.seed()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                evalSet,
                draft,
                planned.seats());
        return new ReplayForecastView(
                Split.CALIBRATION.word(),
                items.size(),
                ReplayView.LeftOutView.of(planned.choice().leftOut()),
                RubricDiffView.of(RubricDiff.between(planned.from(), draft)),
                RunResource.ForecastView.of(
                        asked.progress().total(), seating.forecast(caller.workspace(), asked, draft, items)));
    }

    /** The replays of a run, newest first, without their figures. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public Cursor.Page<ReplayView.HeaderView> all(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        runs.require(caller.workspace(), id);
        int size = Cursor.size(limit);
        return Cursor.page(
                replays.ofRun(caller.workspace(), id, Cursor.after(cursor), size + 1),
                size,
                Replay::id,
                ReplayView.HeaderView::of);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Refusal(ProblemKind.INVALID_REQUEST, field + " is missing", "rubric and judge are required.");
        }
        return value;
    }

    private static OptionalInt limit(Optional<Integer> limit) {
        limit.filter(most -> most < 1).ifPresent(most -> {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "limit must be at least 1, was " + most,
                    "Leave it out to replay all calibration items.");
        });
        return limit.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
