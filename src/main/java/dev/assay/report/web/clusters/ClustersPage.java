package dev.assay.report.web.clusters;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.agreement.web.Measurements;
import dev.assay.disagreement.CriterionShares;
import dev.assay.disagreement.DecidedClusters;
import dev.assay.disagreement.DisagreementAnalysis;
import dev.assay.disagreement.web.AttributionDesk;
import dev.assay.disagreement.web.DisagreementDesk;
import dev.assay.report.web.Assets;
import dev.assay.report.web.GoldGate;
import dev.assay.report.web.PageAssets;
import dev.assay.report.web.RunPages;
import dev.assay.rubric.Rubric;
import dev.assay.run.Run;
import dev.assay.stats.BootstrapPlan;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /runs/{id}/clusters}: the ranked list of what disagreements have in common; its address is its state. */
@Path("/runs/{id}/clusters")
public class ClustersPage {

    private static final double CONFIDENCE_LEVEL = 0.95;

    private final RunPages runs;
    private final Measurements measurements;
    private final GoldGate gate;
    private final DisagreementDesk desk;
    private final AttributionDesk attribution;
    private final Caller caller;
    private final PageAssets assets;

    ClustersPage(
            RunPages runs,
            Measurements measurements,
            GoldGate gate,
            DisagreementDesk desk,
            AttributionDesk attribution,
            Caller caller,
            Bundle bundle) {
        this.runs = runs;
        this.measurements = measurements;
        this.gate = gate;
        this.desk = desk;
        this.attribution = attribution;
        this.caller = caller;
        this.assets = Assets.ofPages(bundle);
    }

    /** Checked against {@code templates/ClustersPage/content.html} by the build. */
    @CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Content(RunClustersView view, PageAssets assets) implements TemplateInstance {}

    /**
     * The page.
     *
     * @param judge only this one; where absent, the judges who give reasons for most of what they say otherwise
     * @param split {@code calibration} (free to look at), {@code holdout} (a look, counted) or {@code all} (for display)
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Role.VIEWER)
    @Blocking
    public TemplateInstance clusters(
            @PathParam("id") String id,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("split") @DefaultValue("calibration") String split) {
        Run run = runs.run(id).orElseThrow(() -> new NotFoundException("no run '" + id + "'"));
        ClusterAddress address =
                new ClusterAddress(id, Optional.ofNullable(judge), Optional.ofNullable(criterion), split);
        Optional<String> nothing = gate.whyNothing(run, "only they say where a judge is wrong");
        if (nothing.isPresent()) {
            return new Content(RunClustersView.without(address, nothing.get()), assets);
        }
        Rubric rubric = measurements.rubricOf(caller, run);
        List<DecidedClusters> found = desk.of(
                caller,
                run,
                new DisagreementDesk.Wanted(
                        address.judge(),
                        address.criterion(),
                        split,
                        address.judge().isPresent()
                                ? DisagreementDesk.Judges.ALL
                                : DisagreementDesk.Judges.WITH_REASONS,
                        DisagreementAnalysis.Depth.QUICK,
                        BootstrapPlan.seeded(run.seed())));
        Set<String> shown = found.stream().map(set -> set.found().set().judge()).collect(Collectors.toSet());
        List<CriterionShares> shares =
                attribution.of(caller, run, address.judge(), split, CONFIDENCE_LEVEL).judges().stream()
                        .filter(judged -> shown.contains(judged.judge()))
                        .toList();
        return new Content(RunClustersView.of(address, run, rubric, found, shares, deciding()), assets);
    }

    private RunClustersView.Deciding deciding() {
        return caller.roles().contains(Role.SPECIALIST) || caller.roles().contains(Role.LEAD)
                ? RunClustersView.Deciding.ALLOWED
                : RunClustersView.Deciding.NOT_ALLOWED;
    }
}
