package dev.assay.probe.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.web.Cursor;
import dev.assay.edge.web.Idempotent;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.store.DerivedSets;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.probe.Probe;
import dev.assay.probe.ProbeRun;
import dev.assay.probe.store.ProbeRuns;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.web.RunOpening;
import dev.assay.run.web.RunResource;
import dev.assay.run.web.RunView;
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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Probes of a judge: a run over items that speak to it. */
@Path("/v1/judges/{id}/probes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProbeResource {

    private static final int USUAL_ITEMS = 20;
    private static final int MOST_ITEMS = 1000;

    /** Results are computed anew for each page. */
    private static final int LARGEST_PAGE = 20;

    private static final int USUAL_PAGE = 5;

    private final ProbePlanning planning;
    private final DerivedSets sets;
    private final ProbeRuns probeRuns;
    private final ProbeResults results;
    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final RunOpening opening;
    private final Clock clock;
    private final Caller caller;

    ProbeResource(
            ProbePlanning planning,
            DerivedSets sets,
            ProbeRuns probeRuns,
            ProbeResults results,
            EvalSets evalSets,
            RubricNames rubrics,
            RunOpening opening,
            Clock clock,
            Caller caller) {
        this.planning = planning;
        this.sets = sets;
        this.probeRuns = probeRuns;
        this.results = results;
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.opening = opening;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * What a judge is probed with.
     *
     * @param evalset frozen; its items are probed
     * @param items how many of them, 1 to 1000; 20 where absent
     * @param seed chooses the items
     * @param families ids of probes; all where absent or empty
     */
    public record NewProbes(
            String evalset,
            String rubric,
            Optional<Integer> items,
            Optional<Long> seed,
            Optional<List<String>> families,
            Optional<RunResource.NewBudget> budget) {}

    /** Opens a run that probes the judge; its result is at {@code /v1/runs/{id}/probes}. */
    @POST
    @Idempotent
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public Response open(@PathParam("id") String id, NewProbes request) {
        EvalSet evalSet = frozen(required("evalset", request.evalset()));
        Rubric rubric = rubrics.require(caller.workspace(), required("rubric", request.rubric()));
        int items = items(request.items().orElse(USUAL_ITEMS));
        List<Probe> probes = planning.probes(request.families());
        Seat seat = planning.seat(caller, evalSet, rubric, id);
        ProbePlanning.Planned planned = planning.plan(
                caller, evalSet, rubric, probes, items, request.seed().orElse(0L));
        EvalSet set = sets.keep(
                caller, "probes", "Probes of " + planned.chosen() + " items of " + evalSet.id(), planned.items());
        Fingerprint fingerprint = Probe.fingerprint(probes);
        Run run = opening.planned(new RunResource.NewRun(
                set.id(),
                rubric.ref().toString(),
                List.of(id),
                Optional.empty(),
                request.seed(),
                request.budget(),
                Optional.empty(),
                Optional.of(Map.of("probes", fingerprint.value(), "probed", evalSet.id()))));
        probeRuns.plan(
                caller,
                new ProbeRun(
                        run.id(),
                        seat.judge(),
                        seat.identity(rubric.fingerprint()),
                        rubric.ref(),
                        evalSet.id(),
                        fingerprint,
                        planned.chosen(),
                        run.createdAt()));
        opening.open(run);
        return Response.accepted(RunView.of(run, clock))
                .location(URI.create("/v1/runs/" + run.id()))
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private EvalSet frozen(String id) {
        EvalSet evalSet = evalSets.require(caller.workspace(), id);
        if (!evalSet.isFrozen()) {
            throw new Refusal(
                    ProblemKind.EVALSET_NOT_FROZEN,
                    "evalset '" + id + "' is open",
                    "POST /v1/evalsets/" + id + "/freeze first.");
        }
        return evalSet;
    }

    private static int items(int items) {
        if (items < 1 || items > MOST_ITEMS) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "items must be 1 to " + MOST_ITEMS + ", was " + items,
                    "Each item is judged once for every wording of every family.");
        }
        return items;
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Refusal(ProblemKind.INVALID_REQUEST, field + " is missing", "evalset and rubric are required.");
        }
        return value;
    }

    /** Finished probe runs of the judge with their results, newest first. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public Cursor.Page<ProbeResultView> all(
            @PathParam("id") String id,
            @QueryParam("rubric") @Nullable String rubric,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        planning.spec(caller, id);
        int size = Math.min(limit == null ? USUAL_PAGE : Cursor.size(limit), LARGEST_PAGE);
        Optional<ProbeRun> before = Cursor.after(cursor).flatMap(run -> probeRuns.find(caller.workspace(), run));
        Optional<String> rubricId = Optional.ofNullable(rubric).map(name -> name.split("@", 2)[0]);
        Cursor.Page<ProbeRun> page = Cursor.page(
                probeRuns.ofJudge(caller.workspace(), id, rubricId, before, size + 1),
                size,
                ProbeRun::run,
                probed -> probed);
        return new Cursor.Page<>(
                page.items().stream()
                        .flatMap(probed -> results.finished(caller.workspace(), probed).stream())
                        .map(ProbeResultView::of)
                        .toList(),
                page.nextCursor());
    }
}
