package dev.assay.convention.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.run.store.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far annotators keep the convention, and whether judges see that alike in all of their work. */
@Path("/v1/runs/{id}/conventions")
@Produces(MediaType.APPLICATION_JSON)
public class ConventionsResource {

    private final Runs runs;
    private final ConventionDesk desk;
    private final Caller caller;

    ConventionsResource(Runs runs, ConventionDesk desk, Caller caller) {
        this.runs = runs;
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * Measures adherence and gaps.
     *
     * @param judge gaps of this one only
     * @param split {@code calibration} (free to look at), {@code holdout} (a look of each judge at each release's gold,
     *     counted) or {@code all} (for display)
     */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public ConventionsView conventions(
            @PathParam("id") String id,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("split") @DefaultValue("calibration") String split,
            @QueryParam("confidenceLevel") @DefaultValue("0.95") double confidenceLevel) {
        ConventionDesk.Wanted wanted = new ConventionDesk.Wanted(Optional.ofNullable(judge), split, confidenceLevel);
        return ConventionsView.of(id, desk.of(caller, runs.require(caller.workspace(), id), wanted));
    }
}
