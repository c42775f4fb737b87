package dev.assay.report.files;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.Metric;
import dev.assay.agreement.PositionBias;
import dev.assay.gold.Coverage;
import dev.assay.report.RunReport;
import dev.assay.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of a report as CSV (RFC 4180): one row a judge, criterion, slice and metric. Counts of the coverage are
 * rows too, so that no rate stands without them.
 */
public final class CsvReport {

    /** Whether the text starts with the mark by which a spreadsheet recognises UTF-8. */
    public enum ByteOrderMark {
        NONE,
        UTF_8
    }

    private static final String COLUMNS =
            "run,split,judge,criterion,by,value,metric,estimate,lower,upper,confidenceLevel,method,n,undefined";
    private static final String LINE_END = "\r\n";

    private final StringBuilder text = new StringBuilder();
    private final String run;
    private final String split;

    private CsvReport(String run, String split) {
        this.run = run;
        this.split = split;
    }

    /** A header and the rows; the header alone if there is no agreement. */
    public static String of(RunReport report, ByteOrderMark mark) {
        String split = report.agreement().map(Agreement::split).orElse("");
        CsvReport csv = new CsvReport(report.run().id(), split);
        csv.text
                .append(mark == ByteOrderMark.UTF_8 ? "\uFEFF" : "")
                .append(COLUMNS)
                .append(LINE_END);
        report.agreement().ifPresent(agreement -> agreement.judges().forEach(csv::judge));
        return csv.text.toString();
    }

    private void judge(Agreement.OfJudge measured) {
        figures(new Place(measured.judge(), measured.criterion(), "", ""), measured.figures());
        measured.ceiling().ifPresent(ceiling -> ceiling.metrics()
                .forEach((metric, estimate) -> row(
                        new Place(measured.judge(), measured.criterion(), "", ""),
                        "humanCeiling." + metric.wireName(),
                        estimate)));
        for (Agreement.Slice slice : measured.slices()) {
            figures(new Place(measured.judge(), measured.criterion(), slice.by(), slice.value()), slice.figures());
        }
    }

    private void figures(Place place, Agreement.Figures figures) {
        coverage(figures.coverage()).forEach((name, count) -> count(place, "coverage." + name, count));
        for (Map.Entry<Metric, Estimate> metric : figures.metrics().entrySet()) {
            row(place, metric.getKey().wireName(), metric.getValue());
        }
        figures.perLabel().forEach((label, ofLabel) -> {
            String prefix = "perLabel." + label + ".";
            row(place, prefix + "precision", ofLabel.precision());
            row(place, prefix + "recall", ofLabel.recall());
            row(place, prefix + "f1", ofLabel.f1());
            count(place, prefix + "support", ofLabel.support());
        });
        figures.position().ifPresent(position -> position(place, position));
    }

    private static Map<String, Integer> coverage(Coverage coverage) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("items", coverage.items());
        counts.put("gold", coverage.gold());
        counts.put("pairs", coverage.pairs());
        counts.put("scored", coverage.scored());
        counts.put("abstained", coverage.abstained());
        counts.put("unreadable", coverage.unreadable());
        counts.put("failed", coverage.failed());
        counts.put("pending", coverage.pending());
        return counts;
    }

    private void position(Place place, PositionBias position) {
        row(place, "position.consistency", position.consistency());
        count(place, "position.primacyFlips", position.primacyFlips());
        count(place, "position.recencyFlips", position.recencyFlips());
        row(place, "position.signed", position.signed());
        row(place, "position.accuracyOverOrders", position.accuracyOverOrders());
    }

    private void row(Place place, String metric, Estimate estimate) {
        String value = CsvCell.number(estimate.value());
        String bounds = estimate.fold(
                known -> known.interval()
                        .fold(
                                interval -> CsvCell.number(interval.lower()) + "," + CsvCell.number(interval.upper())
                                        + "," + CsvCell.number(interval.confidenceLevel()) + ","
                                        + interval.method().wireName(),
                                none -> ",,,"),
                undefined -> ",,,");
        String reason = estimate.fold(
                known -> known.interval().fold(interval -> "", none -> "no interval: " + none.reason()),
                undefined -> undefined.reason());
        line(place, metric, value + "," + bounds + "," + CsvCell.number(estimate.n()) + "," + CsvCell.text(reason));
    }

    private void count(Place place, String metric, long count) {
        line(place, metric, CsvCell.number(count) + ",,,,,,");
    }

    private void line(Place place, String metric, String figures) {
        text.append(CsvCell.text(run)).append(',').append(CsvCell.text(split)).append(',');
        text.append(CsvCell.text(place.judge())).append(',');
        text.append(CsvCell.text(place.criterion())).append(',');
        text.append(CsvCell.text(place.by())).append(',');
        text.append(CsvCell.text(place.value())).append(',');
        text.append(CsvCell.text(metric)).append(',');
        text.append(figures).append(LINE_END);
    }

    /** What a row is about; a figure over all items has no slice. */
    private record Place(String judge, String criterion, String by, String value) {}
}
