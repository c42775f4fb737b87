package dev.assay.report.web;

import dev.assay.access.Role;
import dev.assay.run.Run;
import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** {@code /runs/{id}}: how far a run is, then what it found out. */
@Path("/runs")
public class RunPage {

    private final RunPages runs;
    private final PageAssets assets;

    public RunPage(RunPages runs, Bundle bundle) {
        this.runs = runs;
        this.assets = Assets.ofPages(bundle);
    }

    /** Checked against {@code templates/RunPage/content.html} by the build. */
    @CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Content(RunView view, Optional<ReportView> report, PageAssets assets) implements TemplateInstance {}

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Role.VIEWER)
    @Blocking
    public TemplateInstance run(@PathParam("id") String id, @Context UriInfo uri) {
        Run found = runs.run(id).orElseThrow(() -> new NotFoundException("no run '" + id + "'"));
        Optional<ReportView> report = found.state().isOver()
                ? runs.report(id).map(known -> ReportView.of(known, Assets.service(uri)))
                : Optional.empty();
        return new Content(RunView.of(found), report, assets);
    }
}
