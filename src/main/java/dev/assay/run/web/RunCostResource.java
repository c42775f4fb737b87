package dev.assay.run.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.run.store.Costs;
import dev.assay.run.store.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What the judges of one run cost. */
@Path("/v1/runs/{id}/costs")
@Produces(MediaType.APPLICATION_JSON)
public class RunCostResource {

    private final Costs costs;
    private final Runs runs;
    private final Caller caller;

    RunCostResource(Costs costs, Runs runs, Caller caller) {
        this.costs = costs;
        this.runs = runs;
        this.caller = caller;
    }

    /** One a judge that called a provider. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public List<CostView> costs(@PathParam("id") String id) {
        runs.require(caller.workspace(), id);
        return costs.ofRun(caller.workspace(), id).stream().map(CostView::of).toList();
    }
}
