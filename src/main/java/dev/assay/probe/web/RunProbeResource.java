package dev.assay.probe.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.probe.ProbeRun;
import dev.assay.probe.store.ProbeRuns;
import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a probe run has found out so far. */
@Path("/v1/runs/{id}/probes")
@Produces(MediaType.APPLICATION_JSON)
public class RunProbeResource {

    private final Runs runs;
    private final ProbeRuns probeRuns;
    private final ProbeResults results;
    private final Caller caller;

    RunProbeResource(Runs runs, ProbeRuns probeRuns, ProbeResults results, Caller caller) {
        this.runs = runs;
        this.probeRuns = probeRuns;
        this.results = results;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public ProbeResultView one(@PathParam("id") String id) {
        Run run = runs.require(caller.workspace(), id);
        ProbeRun probed = probeRuns
                .find(caller.workspace(), id)
                .orElseThrow(() -> new Refusal(
                        ProblemKind.NOT_FOUND,
                        "run " + id + " does not probe a judge",
                        "POST /v1/judges/{id}/probes opens a run that does."));
        return ProbeResultView.of(results.of(caller.workspace(), probed, run));
    }
}
