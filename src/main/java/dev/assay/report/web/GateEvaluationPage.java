package dev.assay.report.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.Refusal;
import dev.assay.gate.store.GateEvaluations;
import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.qute.Engine;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What a policy said about a run, as one file that needs nothing else. */
@Path("/v1/gate-evaluations/{id}")
public class GateEvaluationPage {

    private final GateEvaluations evaluations;
    private final Engine engine;
    private final Bundle bundle;
    private final Caller caller;

    GateEvaluationPage(GateEvaluations evaluations, Engine engine, Bundle bundle, Caller caller) {
        this.evaluations = evaluations;
        this.engine = engine;
        this.bundle = bundle;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.9")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public Response html(@PathParam("id") String id) {
        InlineAssets assets = Assets.inline(bundle);
        GateSectionView gate = evaluations
                .find(caller.workspace(), id)
                .map(GateSectionView::of)
                .orElseThrow(() -> Refusal.notFound("gate evaluation", id));
        return Response.ok(engine.getTemplate("Report/gatefile")
                        .data("gate", gate)
                        .data("assets", assets)
                        .render())
                .header("Content-Security-Policy", assets.policy() + "; frame-ancestors 'none'")
                .build();
    }
}
