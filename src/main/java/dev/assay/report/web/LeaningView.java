package dev.assay.report.web;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.JudgeBiases;
import dev.assay.agreement.PanelVotes;
import dev.assay.agreement.PositionBias;
import dev.assay.report.RunReport;
import dev.assay.stats.Estimate;
import dev.assay.stats.bias.BinaryLeniency;
import dev.assay.stats.bias.LengthEffect;
import dev.assay.stats.bias.Repetition;
import dev.assay.stats.bias.SelfPreference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the judges lean on one criterion, given what the humans say. What nobody could be measured for has no column.
 *
 * @param columns what was measured
 * @param rows one a judge, with a figure for each column
 */
public record LeaningView(List<Column> columns, List<Row> rows) {

    public LeaningView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A measure, and what its zero or one stands for. */
    public record Column(String title, String meaning) {}

    /** A judge's figures. */
    public record Row(JudgeName judge, List<FigureView> figures) {}

    private record Measure(Column column, Function<Agreement.OfJudge, Optional<Estimate>> estimate) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure(
                    new Column("passes more than the auditors", "difference of pass rates, 0 without leniency"),
                    ofBiases(biases -> biases.leniency().map(BinaryLeniency::gap))),
            new Measure(
                    new Column("prefers the longer output", "log odds at the auditors' own pick, 0 without bias"),
                    ofBiases(biases -> biases.length().map(LengthEffect::coefficient))),
            new Measure(
                    new Column("drawn to the first place", "primacy minus recency flips, 0 without bias"),
                    measured -> measured.figures().position().map(PositionBias::signed)),
            new Measure(
                    new Column("says something else when asked again", "share of items, 0 if never"),
                    ofBiases(biases -> biases.repetition().map(Repetition::flipRate))),
            new Measure(
                    new Column("kinder to its own family", "difference of leniency, 0 without preference"),
                    ofBiases(biases -> biases.selfPreference().map(SelfPreference::preference))),
            new Measure(
                    new Column("worth so many independent judges", "of a panel, by how its members err together"),
                    measured -> measured.panel().map(PanelVotes::effectiveVotes)));

    private static Function<Agreement.OfJudge, Optional<Estimate>> ofBiases(
            Function<JudgeBiases, Optional<Estimate>> of) {
        return measured -> measured.biases().flatMap(of);
    }

    /** Empty where nothing could be measured for anybody. */
    static Optional<LeaningView> of(RunReport report, List<Agreement.OfJudge> measured) {
        List<Measure> known = MEASURES.stream()
                .filter(measure -> measured.stream()
                        .anyMatch(ofJudge -> measure.estimate().apply(ofJudge).isPresent()))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (Agreement.OfJudge ofJudge : measured) {
            rows.add(new Row(
                    JudgeName.of(report, ofJudge.judge()),
                    known.stream()
                            .map(measure -> measure.estimate()
                                    .apply(ofJudge)
                                    .map(FigureView::of)
                                    .orElse(FigureView.ABSENT))
                            .toList()));
        }
        return Optional.of(new LeaningView(known.stream().map(Measure::column).toList(), rows));
    }
}
