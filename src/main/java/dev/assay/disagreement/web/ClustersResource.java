package dev.assay.disagreement.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
     * How far the texts are read that the clusters rest on.
     *
     * @param status {@code reading}
     */
    public record ReadingView(String status, Texts texts) {

        /** @param done of the texts that nobody had read before */
        public record Texts(int done, int total) {}
    }

    /**
     * Finds clusters, slices and causes. Where many texts have to be read first, which takes the sentence model some
     * milliseconds each, it answers 202 and how many of them are read, and is to be asked again; what was read is kept.
     *
     * @param split {@code calibration} (free to look at), {@code holdout} (a look, counted) or {@code all} (for display)
     * @param stability {@code skip} or {@code measure}, which takes some twenty times as long
     */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    @APIResponse(
            responseCode = "200",
            description = "Clusters, slices and causes.",
            content = @Content(schema = @Schema(implementation = ClustersView.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "More than 500 texts have to be read before clusters can be found. They are being read; ask again"
                            + " under Location after Retry-After seconds. What was read is kept.",
            content = @Content(schema = @Schema(implementation = ReadingView.class)))
    public Response clusters(
            @PathParam("id") String id,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("split") @DefaultValue("calibration") String split,
            @QueryParam("stability") @DefaultValue("skip") String stability,
            @Context UriInfo address) {
        Run run = runs.require(caller.workspace(), id);
        DisagreementDesk.Answer answer = desk.answer(
                caller,
                run,
                new DisagreementDesk.Wanted(
                        Optional.ofNullable(judge),
                        Optional.ofNullable(criterion),
                        split,
                        DisagreementDesk.Judges.ALL,
                        depth(stability),
                        BootstrapPlan.seeded(run.seed())));
        if (answer instanceof DisagreementDesk.Answer.Reading reading) {
            return Response.accepted(new ReadingView("reading", new ReadingView.Texts(reading.done(), reading.total())))
                    .location(address.getRequestUri())
                    .header(HttpHeaders.RETRY_AFTER, 1)
                    .build();
        }
        return Response.ok(ClustersView.of(id, split, ((DisagreementDesk.Answer.Found) answer).sets()))
                .build();
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
