package dev.assay.report.web.workbench;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.report.web.Assets;
import dev.assay.report.web.PageAssets;
import dev.assay.report.web.RunPages;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.workbench.Replay;
import dev.assay.workbench.store.Replays;
import dev.assay.workbench.web.ReplayResults;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /runs/{id}/workbench}: the rubric as a draft, its replays, and what one of them changed. */
@Path("/runs/{id}/workbench")
public class WorkbenchPage {

    private static final int REPLAYS = 50;

    private final RunPages runs;
    private final RubricNames rubrics;
    private final Replays replays;
    private final ReplayResults results;
    private final Caller caller;
    private final PageAssets assets;

    WorkbenchPage(
            RunPages runs, RubricNames rubrics, Replays replays, ReplayResults results, Caller caller, Bundle bundle) {
        this.runs = runs;
        this.rubrics = rubrics;
        this.replays = replays;
        this.results = results;
        this.caller = caller;
        this.assets = Assets.ofPages(bundle);
    }

    /** Checked against {@code templates/WorkbenchPage/content.html} by the build. */
    @CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Content(RunWorkbenchView view, PageAssets assets) implements TemplateInstance {}

    /**
     * The page.
     *
     * @param replay whose changes are shown; they are verdicts, and whoever may not see them sees the list alone
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Role.VIEWER)
    @Blocking
    public TemplateInstance workbench(@PathParam("id") String id, @QueryParam("replay") @Nullable String replay) {
        Run run = runs.run(id).orElseThrow(() -> new NotFoundException("no run '" + id + "'"));
        Rubric rubric = rubrics.require(caller.workspace(), run.rubric(), run.rubricContent());
        List<Replay> all = replays.ofRun(caller.workspace(), id, Optional.empty(), REPLAYS);
        Optional<ShownReplayView> shown = Optional.ofNullable(replay)
                .map(wanted -> replays.require(caller.workspace(), wanted))
                .filter(found -> found.run().equals(id))
                .filter(found -> maySeeVerdicts())
                .map(found -> ShownReplayView.of(results.found(caller, found), mayFreeze()));
        return new Content(RunWorkbenchView.of(run, rubric, all, shown, mayTry()), assets);
    }

    private boolean maySeeVerdicts() {
        return mayTry() || caller.roles().contains(Role.LEAD);
    }

    private boolean mayTry() {
        return caller.roles().contains(Role.SPECIALIST);
    }

    private Set<ShownReplayView.Act> mayFreeze() {
        return mayTry() ? Set.of(ShownReplayView.Act.FREEZE) : Set.of();
    }
}
