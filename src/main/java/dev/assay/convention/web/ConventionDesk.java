package dev.assay.convention.web;

import dev.assay.access.Caller;
import dev.assay.agreement.web.PartOpener;
import dev.assay.agreement.web.SeriesGold;
import dev.assay.convention.AdherenceAnalysis;
import dev.assay.convention.ClauseAdherence;
import dev.assay.convention.OpportunityAnalysis;
import dev.assay.convention.OpportunityGap;
import dev.assay.run.Run;
import dev.assay.stats.Require;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the gold of a run's series and measures on it how far its convention is kept. */
@ApplicationScoped
public class ConventionDesk {

    private final PartOpener opener;
    private final SeriesGold seriesGold;

    ConventionDesk(PartOpener opener, SeriesGold seriesGold) {
        this.opener = opener;
        this.seriesGold = seriesGold;
    }

    /**
     * What to measure.
     *
     * @param judge gaps of this one only
     * @param split {@code calibration} (free to look at), {@code holdout} (a look of each judge at each release's gold,
     *     counted) or {@code all} (for display)
     * @param confidenceLevel two-sided, in (0,1)
     */
    public record Wanted(Optional<String> judge, String split, double confidenceLevel) {

        public Wanted {
            Require.confidenceLevel(confidenceLevel);
        }
    }

    /**
     * What was measured, and on what.
     *
     * @param clauses in the order of the rubric
     * @param gaps by judge, criterion, key and measure
     */
    public record Measured(
            PartOpener.Opened opened,
            SeriesGold.Found series,
            List<ClauseAdherence> clauses,
            List<OpportunityGap> gaps) {

        public Measured {
            clauses = List.copyOf(clauses);
            gaps = List.copyOf(gaps);
        }
    }

    /** Measures adherence and gaps; refused where the run has no gold. */
    public Measured of(Caller caller, Run run, Wanted wanted) {
        PartOpener.Opened opened = opener.open(caller, run, wanted.split(), wanted.judge());
        SeriesGold.Found series = seriesGold.around(caller, run, opened.part(), wanted.judge());
        List<ClauseAdherence> clauses =
                new AdherenceAnalysis(opened.rubric(), wanted.confidenceLevel()).of(opened.part(), series.parts());
        OpportunityAnalysis opportunity = new OpportunityAnalysis(opened.rubric(), wanted.confidenceLevel());
        List<OpportunityGap> gaps = new ArrayList<>();
        opened.judgements()
                .forEach((seated, said) -> gaps.addAll(opportunity.of(
                        opened.part(),
                        seated,
                        said,
                        run.seat(seated).orElseThrow().shownItems())));
        return new Measured(opened, series, clauses, gaps);
    }
}
