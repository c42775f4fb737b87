package dev.assay.disagreement.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.run.Run;
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

/** Which criteria are behind the items that a judge decides otherwise than gold. */
@Path("/v1/runs/{id}/attribution")
@Produces(MediaType.APPLICATION_JSON)
public class AttributionResource {

    private static final int MOST_ITEMS = 1000;

    private final Runs runs;
    private final AttributionDesk desk;
    private final Caller caller;

    AttributionResource(Runs runs, AttributionDesk desk, Caller caller) {
        this.runs = runs;
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * Shares the disagreement among criteria.
     *
     * @param split {@code calibration} (free to look at), {@code holdout} (a look, counted) or {@code all} (for display)
     * @param limit items listed of each judge, 0 to 1000
     */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public AttributionView attribution(
            @PathParam("id") String id,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("split") @DefaultValue("calibration") String split,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("confidenceLevel") @DefaultValue("0.95") double confidenceLevel) {
        if (limit < 0 || limit > MOST_ITEMS) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "limit must be in 0.." + MOST_ITEMS + ", was " + limit,
                    "Ask for fewer items; the shares are of all.");
        }
        Run run = runs.require(caller.workspace(), id);
        AttributionDesk.Shared shared = desk.of(caller, run, Optional.ofNullable(judge), split, confidenceLevel);
        return AttributionView.of(id, shared.opened(), shared.judges(), limit);
    }
}
