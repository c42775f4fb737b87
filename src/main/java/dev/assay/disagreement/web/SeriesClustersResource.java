package dev.assay.disagreement.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
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

/** Why a judge and the humans disagree on all releases of a series: which mistakes stay, which are new. */
@Path("/v1/runs/{id}/series-clusters")
@Produces(MediaType.APPLICATION_JSON)
public class SeriesClustersResource {

    private final Runs runs;
    private final SeriesDesk desk;
    private final Caller caller;

    SeriesClustersResource(Runs runs, SeriesDesk desk, Caller caller) {
        this.runs = runs;
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * Finds clusters of one judge over the series that the run's evalset is a release of.
     *
     * @param split {@code calibration} (free to look at) or {@code all} (for display)
     */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public SeriesClustersView seriesClusters(
            @PathParam("id") String id,
            @QueryParam("judge") @DefaultValue("") String judge,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("split") @DefaultValue("calibration") String split) {
        if (judge.isBlank()) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "no judge is named",
                    "Name one judge of the run: ?judge=…; mistakes are a judge's own.");
        }
        return SeriesClustersView.of(
                id,
                judge,
                split,
                desk.of(caller, runs.require(caller.workspace(), id), judge, Optional.ofNullable(criterion), split));
    }
}
