package dev.assay.report.web.conventions;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.convention.web.ConventionDesk;
import dev.assay.report.web.Assets;
import dev.assay.report.web.GoldGate;
import dev.assay.report.web.PageAssets;
import dev.assay.report.web.RunPages;
import dev.assay.run.Run;
import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /runs/{id}/conventions}: adherence by clause and slice, changes between versions, gaps of judges. */
@Path("/runs/{id}/conventions")
public class ConventionsPage {

    private static final double CONFIDENCE_LEVEL = 0.95;

    private final RunPages runs;
    private final GoldGate gate;
    private final ConventionDesk desk;
    private final Caller caller;
    private final PageAssets assets;

    ConventionsPage(RunPages runs, GoldGate gate, ConventionDesk desk, Caller caller, Bundle bundle) {
        this.runs = runs;
        this.gate = gate;
        this.desk = desk;
        this.caller = caller;
        this.assets = Assets.ofPages(bundle);
    }

    /** Checked against {@code templates/ConventionsPage/content.html} by the build. */
    @CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Content(RunConventionsView view, PageAssets assets) implements TemplateInstance {}

    /**
     * The page.
     *
     * @param judge gaps of this one only
     * @param split {@code calibration} (free to look at), {@code holdout} (a look of each judge, counted) or {@code all}
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Role.VIEWER)
    @Blocking
    public TemplateInstance conventions(
            @PathParam("id") String id,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("split") @DefaultValue("calibration") String split) {
        Run run = runs.run(id).orElseThrow(() -> new NotFoundException("no run '" + id + "'"));
        Optional<String> nothing = gate.whyNothing(run, "only they say whether a clause was kept");
        if (nothing.isPresent()) {
            return new Content(RunConventionsView.without(id, nothing.get()), assets);
        }
        ConventionDesk.Wanted wanted = new ConventionDesk.Wanted(Optional.ofNullable(judge), split, CONFIDENCE_LEVEL);
        return new Content(RunConventionsView.of(run, wanted, desk.of(caller, run, wanted)), assets);
    }
}
