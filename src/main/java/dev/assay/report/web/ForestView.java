package dev.assay.report.web;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.Metric;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.RunReport;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Agreement of every judge, overall and by slice: the sentence, and the table that the chart draws.
 *
 * @param finding what the figures say, with intervals
 * @param comparisons how many intervals there are, and what follows
 * @param symbol of the measure in the table
 * @param rows overall rows first, then slices by judge
 */
public record ForestView(VisibleText finding, String comparisons, String symbol, List<Row> rows) {

    public ForestView {
        rows = List.copyOf(rows);
    }

    /**
     * One interval.
     *
     * @param slice such as {@code language: de}; empty for all items
     */
    public record Row(JudgeName judge, Optional<VisibleText> slice, FigureView figure, FigureView percent) {}

    static ForestView of(RunReport report, List<Agreement.OfJudge> measured, Measure measure) {
        List<Row> rows = new ArrayList<>();
        for (Agreement.OfJudge ofJudge : measured) {
            rows.add(row(report, ofJudge, Optional.empty(), ofJudge.figures(), measure));
        }
        for (Agreement.OfJudge ofJudge : measured) {
            for (Agreement.Slice slice : ofJudge.slices()) {
                VisibleText name = VisibleText.of(slice.by() + ": " + slice.value());
                rows.add(row(report, ofJudge, Optional.of(name), slice.figures(), measure));
            }
        }
        return new ForestView(
                VisibleText.of(finding(measured, measure)),
                comparisons(rows.size(), report.provenance().confidenceLevel()),
                measure.symbol(),
                rows);
    }

    private static Row row(
            RunReport report,
            Agreement.OfJudge ofJudge,
            Optional<VisibleText> slice,
            Agreement.Figures figures,
            Measure measure) {
        return new Row(
                JudgeName.of(report, ofJudge.judge()),
                slice,
                figure(figures, measure.metric()),
                figure(figures, Metric.PERCENT));
    }

    private static FigureView figure(Agreement.Figures figures, Metric metric) {
        Estimate estimate = figures.metrics().get(metric);
        return estimate == null ? FigureView.ABSENT : FigureView.of(estimate);
    }

    private static String comparisons(int intervals, double confidenceLevel) {
        long expected = Math.round(intervals * (1 - confidenceLevel));
        return expected < 1
                ? ""
                : FigureText.counted(intervals, "interval") + " at " + FigureText.share(confidenceLevel) + ": about "
                        + expected + " will miss by chance alone.";
    }

    private static String finding(List<Agreement.OfJudge> measured, Measure measure) {
        List<Ranked> ranked = measured.stream()
                .map(ofJudge -> Ranked.of(ofJudge, measure.metric()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Ranked::value).reversed())
                .toList();
        String humans = measure.ceiling()
                .map(alpha -> " The auditors among themselves reach α " + FigureText.of(alpha) + ".")
                .orElse("");
        if (ranked.isEmpty()) {
            return "No judge has a defined " + measure.symbol() + " on at least " + Estimate.SMALL_SAMPLE + " items."
                    + humans;
        }
        Ranked best = ranked.get(0);
        return best.judge() + " agrees with the auditors at " + measure.symbol() + " " + FigureText.of(best.estimate())
                + "." + against(best, ranked) + humans;
    }

    /** Intervals that overlap give no rank. */
    private static String against(Ranked best, List<Ranked> ranked) {
        if (ranked.size() < 2 || best.bounds().isEmpty()) {
            return "";
        }
        double lower = best.bounds().get().lower();
        List<Ranked> others = ranked.stream().skip(1).toList();
        List<String> near = names(
                others,
                other -> other.bounds().map(bounds -> bounds.upper() >= lower).orElse(false));
        List<String> unknown = names(others, other -> other.bounds().isEmpty());
        String incomparable = unknown.isEmpty()
                ? ""
                : " Without an interval, hence not compared: " + String.join(", ", unknown) + ".";
        if (near.size() + unknown.size() == 0) {
            return " Its interval lies above that of every other judge.";
        }
        return (near.isEmpty()
                        ? " Its interval lies above every other one."
                        : " Not distinguishable from " + String.join(", ", near) + ": the intervals overlap.")
                + incomparable;
    }

    private static List<String> names(List<Ranked> ranked, Predicate<Ranked> some) {
        return ranked.stream().filter(some).map(Ranked::judge).toList();
    }

    /** A judge with enough data to be compared. */
    private record Ranked(String judge, Estimate estimate, double value, Optional<Interval.Bounds> bounds) {

        static Optional<Ranked> of(Agreement.OfJudge measured, Metric metric) {
            return measured.figures().metrics().get(metric) instanceof Estimate.Known known && !known.isSmallSample()
                    ? Optional.of(new Ranked(
                            measured.judge(),
                            known,
                            known.pointValue(),
                            known.interval().fold(Optional::of, none -> Optional.empty())))
                    : Optional.empty();
        }
    }
}
