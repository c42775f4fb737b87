package dev.assay.report.web.annotations;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.annotation.AnnotationErrors;
import dev.assay.annotation.web.AnnotationErrorDesk;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /runs/{id}/annotation-errors}: which annotations to look at first, and how often each annotator errs. */
@Path("/runs/{id}/annotation-errors")
public class AnnotationErrorsPage {

    private static final int SUSPECTS = 20;
    private static final double CONFIDENCE_LEVEL = 0.95;

    private final RunPages runs;
    private final GoldGate gate;
    private final AnnotationErrorDesk desk;
    private final EvalSets evalSets;
    private final Caller caller;
    private final PageAssets assets;

    AnnotationErrorsPage(
            RunPages runs, GoldGate gate, AnnotationErrorDesk desk, EvalSets evalSets, Caller caller, Bundle bundle) {
        this.runs = runs;
        this.gate = gate;
        this.desk = desk;
        this.evalSets = evalSets;
        this.caller = caller;
        this.assets = Assets.ofPages(bundle);
    }

    /** Checked against {@code templates/AnnotationErrorsPage/content.html} by the build. */
    @CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Content(RunAnnotationsView view, PageAssets assets) implements TemplateInstance {}

    /**
     * The page.
     *
     * @param judge the only one listened to
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Role.VIEWER)
    @Blocking
    public TemplateInstance annotationErrors(@PathParam("id") String id, @QueryParam("judge") @Nullable String judge) {
        Run run = runs.run(id).orElseThrow(() -> new NotFoundException("no run '" + id + "'"));
        Optional<String> nothing = gate.whyNothing(run, "only they teach what a judge's word is worth");
        if (nothing.isPresent()) {
            return new Content(RunAnnotationsView.without(id, nothing.get()), assets);
        }
        Optional<String> only = Optional.ofNullable(judge);
        AnnotationErrorDesk.Found found = desk.of(caller, run, only, SUSPECTS, CONFIDENCE_LEVEL);
        Map<String, Item> items = evalSets
                .items(
                        caller.workspace(),
                        run.evalset(),
                        found.errors().suspects().stream()
                                .map(AnnotationErrors.Suspect::itemId)
                                .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Item::id, Function.identity()));
        return new Content(RunAnnotationsView.of(run, only, found, items), assets);
    }
}
