package dev.assay.disagreement.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.disagreement.DecidedClusters;
import dev.assay.disagreement.DisagreementAnalysis;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the judges of a run and the humans disagree. */
@Path("/v1/runs/{id}/clusters")
@Produces(MediaType.APPLICATION_JSON)
public class ClustersResource {

    private final Runs runs;
    private final DisagreementDesk desk;
    private final Caller caller;

    ClustersResource(Runs runs, DisagreementDesk desk, Caller caller) {
        this.runs = runs;
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * Finds clusters, slices and causes.
     *
     * @param split {@code calibration} (free to look at), {@code holdout} (a look, counted) or {@code all} (for display)
     * @param stability {@code skip} or {@code measure}, which takes some twenty times as long
     */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public ClustersView clusters(
            @PathParam("id") String id,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("split") @DefaultValue("calibration") String split,
            @QueryParam("stability") @DefaultValue("skip") String stability) {
        Run run = runs.require(caller.workspace(), id);
        List<DecidedClusters> found = desk.of(
                caller,
                run,
                new DisagreementDesk.Wanted(
                        Optional.ofNullable(judge),
                        Optional.ofNullable(criterion),
                        split,
                        DisagreementDesk.Judges.ALL,
                        depth(stability),
                        BootstrapPlan.seeded(run.seed())));
        return ClustersView.of(id, split, found);
    }

    private static DisagreementAnalysis.Depth depth(String stability) {
        return switch (stability) {
            case "skip" -> DisagreementAnalysis.Depth.QUICK;
            case "measure" -> DisagreementAnalysis.Depth.WITH_STABILITY;
            default ->
                throw new Refusal(
                        ProblemKind.INVALID_REQUEST,
                        "unknown stability '" + stability + "'",
                        "stability is skip or measure.");
        };
    }
}
