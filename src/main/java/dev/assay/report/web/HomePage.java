package dev.assay.report.web;

import dev.assay.access.Role;
import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** {@code /}: what the latest run says, and the runs before it. */
@Path("/")
public class HomePage {

    private static final int RUNS = 20;

    private final RunPages runs;
    private final PageAssets assets;

    public HomePage(RunPages runs, Bundle bundle) {
        this.runs = runs;
        this.assets = Assets.ofPages(bundle);
    }

    /** Checked against {@code templates/HomePage/content.html} by the build. */
    @CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Content(HomeView view, PageAssets assets) implements TemplateInstance {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Role.VIEWER)
    @Blocking
    public TemplateInstance home(@Context UriInfo uri) {
        return new Content(HomeView.of(runs, RUNS, Assets.service(uri)), assets);
    }
}
