package dev.assay.convention.web;

import dev.assay.agreement.web.SeriesGold;
import dev.assay.convention.ClauseAdherence;
import dev.assay.convention.OpportunityGap;
import dev.assay.convention.SliceShare;
import dev.assay.gold.GoldPart;
import dev.assay.stats.web.EstimateView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Adherence and equal opportunity on the wire.
 *
 * @param heldOut false paints a report: the figures must not certify anything
 * @param looks how often the holdout of the run's gold has been looked at
 * @param sampling {@code random}, or {@code convenience} where figures describe the audited items and nothing else
 */
public record ConventionsView(
        String run,
        String gold,
        String split,
        boolean heldOut,
        int looks,
        String sampling,
        SeriesView series,
        List<ClauseView> clauses,
        List<GapView> gaps) {

    /**
     * What changes were measured on.
     *
     * @param withoutGold evalsets of the series that have no gold for the rubric
     * @param otherMajor evalsets whose gold was resolved under another major version of the rubric
     */
    public record SeriesView(
            Optional<String> id, List<ReleaseView> releases, List<String> withoutGold, List<String> otherMajor) {}

    /** An evalset of the series; items are those with gold in the split. */
    public record ReleaseView(String evalset, String gold, int items) {}

    /** One clause. */
    public record ClauseView(
            String clause,
            String criterion,
            EstimateView adherence,
            Map<String, List<SliceView>> by,
            List<ChangeView> changes) {}

    /** The items with one value. */
    public record SliceView(String value, EstimateView adherence) {}

    /** From one version of the convention to the next; the difference is after minus before. */
    public record ChangeView(
            String from,
            String to,
            EstimateView before,
            EstimateView after,
            EstimateView difference,
            Map<String, List<SliceChangeView>> by) {}

    /**
     * The change among the items with one value.
     *
     * @param adjustedP of no difference, over all values of the key; absent where the difference is undefined
     */
    public record SliceChangeView(
            String value, EstimateView before, EstimateView after, EstimateView difference, OptionalDouble adjustedP) {}

    /** One judge, criterion, key and measure. */
    public record GapView(
            String judge,
            String criterion,
            String by,
            String measure,
            int unscored,
            List<ValueView> values,
            ExtremesView gap) {}

    /** The judge on the items with one value. */
    public record ValueView(String value, EstimateView estimate) {}

    /** Highest minus lowest; the names, p and pairs are absent where fewer than two slices have enough data. */
    public record ExtremesView(
            EstimateView difference,
            Optional<String> highest,
            Optional<String> lowest,
            OptionalDouble adjustedP,
            OptionalInt pairs) {}

    static ConventionsView of(String run, ConventionDesk.Measured measured) {
        SeriesGold.Found series = measured.series();
        GoldPart part = measured.opened().part();
        return new ConventionsView(
                run,
                part.header().id(),
                part.split(),
                part.split().equals("holdout"),
                measured.opened().looks(),
                part.header().sampling().word(),
                new SeriesView(
                        series.id(),
                        series.parts().stream().map(ConventionsView::release).toList(),
                        series.withoutGold(),
                        series.otherMajor()),
                measured.clauses().stream().map(ConventionsView::clause).toList(),
                measured.gaps().stream().map(ConventionsView::gap).toList());
    }

    private static ReleaseView release(GoldPart part) {
        return new ReleaseView(
                part.header().evalset(), part.header().id(), part.items().size());
    }

    private static ClauseView clause(ClauseAdherence clause) {
        Map<String, List<SliceView>> by = new LinkedHashMap<>();
        clause.by()
                .forEach((key, shares) ->
                        by.put(key, shares.stream().map(ConventionsView::slice).toList()));
        return new ClauseView(
                clause.clause(),
                clause.criterion(),
                EstimateView.of(clause.adherence()),
                by,
                clause.changes().stream().map(ConventionsView::change).toList());
    }

    private static SliceView slice(SliceShare share) {
        return new SliceView(share.value(), EstimateView.of(share.share()));
    }

    private static ChangeView change(ClauseAdherence.VersionChange change) {
        Map<String, List<SliceChangeView>> by = new LinkedHashMap<>();
        change.by()
                .forEach((key, slices) -> by.put(
                        key, slices.stream().map(ConventionsView::sliceChange).toList()));
        return new ChangeView(
                change.from(),
                change.to(),
                EstimateView.of(change.before()),
                EstimateView.of(change.after()),
                EstimateView.of(change.difference()),
                by);
    }

    private static SliceChangeView sliceChange(ClauseAdherence.SliceChange change) {
        return new SliceChangeView(
                change.value(),
                EstimateView.of(change.before()),
                EstimateView.of(change.after()),
                EstimateView.of(change.difference()),
                change.adjustedP());
    }

    private static GapView gap(OpportunityGap gap) {
        Optional<OpportunityGap.Extremes> extremes = gap.gap().extremes();
        return new GapView(
                gap.judge(),
                gap.criterion(),
                gap.by(),
                gap.measure().word(),
                gap.unscored(),
                gap.values().stream()
                        .map(share -> new ValueView(share.value(), EstimateView.of(share.share())))
                        .toList(),
                new ExtremesView(
                        EstimateView.of(gap.gap().difference()),
                        extremes.map(OpportunityGap.Extremes::highest),
                        extremes.map(OpportunityGap.Extremes::lowest),
                        extremes.map(found -> OptionalDouble.of(found.adjustedP()))
                                .orElseGet(OptionalDouble::empty),
                        extremes.map(found -> OptionalInt.of(found.pairs())).orElseGet(OptionalInt::empty)));
    }
}
