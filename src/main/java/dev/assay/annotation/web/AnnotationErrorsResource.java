package dev.assay.annotation.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import dev.assay.stats.Require;
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

/** Which annotations are probably wrong, and how often each annotator errs. */
@Path("/v1/runs/{id}/annotation-errors")
@Produces(MediaType.APPLICATION_JSON)
public class AnnotationErrorsResource {

    private static final int MOST = 1000;

    private final Runs runs;
    private final AnnotationErrorDesk desk;
    private final Caller caller;

    AnnotationErrorsResource(Runs runs, AnnotationErrorDesk desk, Caller caller) {
        this.runs = runs;
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * Ranks the annotations that nobody has labelled; the holdout is not looked at.
     *
     * @param judge the only one listened to; all of the run where absent
     * @param limit suspects, 1 to 1000
     */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public AnnotationErrorsView annotationErrors(
            @PathParam("id") String id,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("confidenceLevel") @DefaultValue("0.95") double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        if (limit < 1 || limit > MOST) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST, "limit " + limit + " is out of range", "limit is 1 to " + MOST + ".");
        }
        Run run = runs.require(caller.workspace(), id);
        return AnnotationErrorsView.of(run, desk.of(caller, run, Optional.ofNullable(judge), limit, confidenceLevel));
    }
}
