package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.Refusal;
import dev.assay.gate.EvaluatedCheck;
import dev.assay.gate.GateEvaluation;
import dev.assay.gate.files.GateJUnitXml;
import dev.assay.gate.files.GateMarkdown;
import dev.assay.gate.files.GateTerminal;
import dev.assay.gate.store.GateEvaluations;
import dev.assay.sampling.AuditPlan;
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

/** What a policy said about a run, in the format that is asked for. */
@Path("/v1/gate-evaluations/{id}")
public class GateEvaluationResource {

    private final GateEvaluations evaluations;
    private final Caller caller;

    GateEvaluationResource(GateEvaluations evaluations, Caller caller) {
        this.evaluations = evaluations;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.VIEWER, Role.CI})
    public GateEvaluation json(@PathParam("id") String id) {
        return require(id);
    }

    /** One test case a check. */
    @GET
    @Produces("application/junit+xml;charset=UTF-8;qs=0.5")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public String junit(@PathParam("id") String id) {
        return GateJUnitXml.of(require(id));
    }

    /**
     * For a step summary or a comment.
     *
     * @param size {@code summary} (900 kB at most) or {@code comment} (60 kB at most)
     */
    @GET
    @Produces("text/markdown;charset=UTF-8;qs=0.4")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public String markdown(@PathParam("id") String id, @QueryParam("size") @DefaultValue("summary") String size) {
        int most = size.equals("comment") ? GateMarkdown.COMMENT : GateMarkdown.STEP_SUMMARY;
        return new GateMarkdown(most).of(require(id));
    }

    /** For the terminal. */
    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8;qs=0.3")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public String text(@PathParam("id") String id) {
        return GateTerminal.of(require(id));
    }

    /** The items that would settle an inconclusive check, with the probability with which each was drawn. */
    @GET
    @Path("/plans/{check}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.VIEWER, Role.CI, Role.LEAD})
    public AuditPlan plan(@PathParam("id") String id, @PathParam("check") String check) {
        return plans(id, check).get(0);
    }

    private List<AuditPlan> plans(String id, String check) {
        List<AuditPlan> plans = require(id).checks().stream()
                .filter(evaluated -> evaluated.id().equals(check))
                .map(EvaluatedCheck::plan)
                .flatMap(Optional::stream)
                .toList();
        if (plans.isEmpty()) {
            throw Refusal.notFound("audit plan of a check", check);
        }
        return plans;
    }

    private GateEvaluation require(String id) {
        return evaluations.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("gate evaluation", id));
    }
}
