package dev.assay.workbench.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.web.Idempotent;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.rubric.store.Rubrics;
import dev.assay.rubric.web.RubricResource.RubricView;
import dev.assay.run.RunState;
import dev.assay.run.store.Runs;
import dev.assay.workbench.Replay;
import dev.assay.workbench.store.Replays;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;

/** What a draft changed, and the draft as a version. */
@Path("/v1/replays/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class ReplayResource {

    private static final Set<RunState> FINISHED = Set.of(RunState.SUCCEEDED, RunState.PARTIAL);

    private final Replays replays;
    private final ReplayResults results;
    private final Runs runs;
    private final RubricNames names;
    private final Rubrics rubrics;
    private final Caller caller;

    ReplayResource(
            Replays replays, ReplayResults results, Runs runs, RubricNames names, Rubrics rubrics, Caller caller) {
        this.replays = replays;
        this.results = results;
        this.runs = runs;
        this.names = names;
        this.rubrics = rubrics;
        this.caller = caller;
    }

    /** What has changed as far as the replay has come; it shows verdicts, and whoever reads it has seen them. */
    @GET
    @RolesAllowed({Role.SPECIALIST, Role.LEAD})
    public ReplayView one(@PathParam("id") String id) {
        Replay replay = replays.require(caller.workspace(), id);
        return results.of(caller, replay);
    }

    /** Stores the draft as a version, which never changes: 201, or 200 where exactly this content is there already. */
    @POST
    @Path("/freeze")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.SPECIALIST)
    public Response freeze(@PathParam("id") String id) {
        Replay replay = replays.require(caller.workspace(), id);
        RunState state = runs.require(caller.workspace(), replay.replayRun()).state();
        if (!FINISHED.contains(state)) {
            throw new Refusal(
                    ProblemKind.RUN_STATE,
                    "replay " + id + " is " + state.word() + ", and nobody knows yet what the draft changes",
                    "Wait for the end of run " + replay.replayRun() + ", or resume it.");
        }
        Rubric draft = names.require(caller.workspace(), replay.to(), replay.toContent());
        Rubrics.Outcome outcome = rubrics.add(caller, draft);
        return Response.status(outcome == Rubrics.Outcome.CREATED ? 201 : 200)
                .location(URI.create("/v1/rubrics/" + draft.id() + "/versions/" + draft.version()))
                .entity(RubricView.of(draft))
                .build();
    }
}
