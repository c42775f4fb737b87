package dev.assay.convention.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.agreement.web.PartOpener;
import dev.assay.convention.AdherenceAnalysis;
import dev.assay.convention.ClauseAdherence;
import dev.assay.convention.OpportunityAnalysis;
import dev.assay.convention.OpportunityGap;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far annotators keep the convention, and whether judges see that alike in all of their work. */
@Path("/v1/runs/{id}/conventions")
@Produces(MediaType.APPLICATION_JSON)
public class ConventionsResource {

    private final Runs runs;
    private final PartOpener opener;
    private final SeriesGold seriesGold;
    private final Caller caller;

    ConventionsResource(Runs runs, PartOpener opener, SeriesGold seriesGold, Caller caller) {
        this.runs = runs;
        this.opener = opener;
        this.seriesGold = seriesGold;
        this.caller = caller;
    }

    /**
     * Measures adherence and gaps.
     *
     * @param judge gaps of this one only
     * @param split {@code calibration} (free to look at), {@code holdout} (a look of each judge at each release's gold,
     *     counted) or {@code all} (for display)
     */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public ConventionsView conventions(
            @PathParam("id") String id,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("split") @DefaultValue("calibration") String split,
            @QueryParam("confidenceLevel") @DefaultValue("0.95") double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        Run run = runs.require(caller.workspace(), id);
        Optional<String> wanted = Optional.ofNullable(judge);
        PartOpener.Opened opened = opener.open(caller, run, split, wanted);
        SeriesGold.Found series = seriesGold.around(caller, run, opened.part(), wanted);
        List<ClauseAdherence> clauses =
                new AdherenceAnalysis(opened.rubric(), confidenceLevel).of(opened.part(), series.parts());
        OpportunityAnalysis opportunity = new OpportunityAnalysis(opened.rubric(), confidenceLevel);
        List<OpportunityGap> gaps = new ArrayList<>();
        opened.judgements()
                .forEach((seated, said) -> gaps.addAll(opportunity.of(
                        opened.part(),
                        seated,
                        said,
                        run.seat(seated).orElseThrow().shownItems())));
        return ConventionsView.of(id, opened, series, clauses, gaps);
    }
}
