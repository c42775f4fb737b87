package dev.assay.report.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.agreement.web.AgreementResource;
import dev.assay.report.RunReport;
import dev.assay.report.files.Colour;
import dev.assay.report.files.CsvReport;
import dev.assay.report.files.MarkdownReport;
import dev.assay.report.files.TerminalReport;
import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.qute.Engine;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A run's report, in the format that is asked for; whoever is served it has seen the run's verdicts. */
@Path("/v1/runs/{id}/report")
public class ReportResource {

    private final Runs runs;
    private final Reports reports;
    private final Engine engine;
    private final Bundle bundle;
    private final Caller caller;

    ReportResource(Runs runs, Reports reports, Engine engine, Bundle bundle, Caller caller) {
        this.runs = runs;
        this.reports = reports;
        this.engine = engine;
        this.bundle = bundle;
        this.caller = caller;
    }

    /** What a report shows. */
    public static class Query {

        @QueryParam("split")
        @DefaultValue("calibration")
        String split = "calibration";

        @QueryParam("unscored")
        @DefaultValue("exclude")
        String unscored = "exclude";

        @QueryParam("by")
        @Nullable String by;

        @QueryParam("judge")
        @Nullable String judge;

        @QueryParam("criterion")
        @Nullable String criterion;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.VIEWER, Role.CI})
    public ReportJson json(@PathParam("id") String id, @BeanParam Query query) {
        return ReportJson.of(report(id, query));
    }

    /** One self-contained file. */
    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.9")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public Response html(@PathParam("id") String id, @BeanParam Query query, @Context UriInfo uri) {
        ReportHtml file = new ReportHtml(engine, Assets.inline(bundle), Assets.service(uri));
        return Response.ok(file.of(report(id, query)))
                .header("Content-Security-Policy", file.contentSecurityPolicy())
                .build();
    }

    /** For the terminal, without colours. */
    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8;qs=0.5")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public String text(@PathParam("id") String id, @BeanParam Query query) {
        return new TerminalReport(TerminalReport.USUAL_WIDTH, Colour.NONE).of(report(id, query));
    }

    @GET
    @Produces("text/markdown;charset=UTF-8;qs=0.4")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public String markdown(@PathParam("id") String id, @BeanParam Query query) {
        return MarkdownReport.of(report(id, query));
    }

    @GET
    @Produces("text/csv;charset=UTF-8;qs=0.3")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public String csv(@PathParam("id") String id, @BeanParam Query query) {
        return CsvReport.of(report(id, query), CsvReport.ByteOrderMark.NONE);
    }

    private RunReport report(String id, Query query) {
        Run run = runs.require(caller.workspace(), id);
        List<String> by = AgreementResource.slices(query.by);
        return reports.of(
                caller,
                run,
                new dev.assay.agreement.web.Measurements.Wanted(
                        query.split,
                        AgreementResource.policy(query.unscored),
                        by,
                        Optional.ofNullable(query.judge),
                        Optional.ofNullable(query.criterion),
                        OptionalDouble.empty(),
                        BootstrapPlan.seeded(run.seed())));
    }
}
