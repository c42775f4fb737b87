package dev.assay.report.web;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.HumanCeiling;
import dev.assay.agreement.Metric;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.RunReport;
import dev.assay.report.StandIn;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One criterion of a report: every judge on it.
 *
 * @param number from 1, in the order of the rubric
 * @param scale the kind of scale and its labels
 * @param leading the symbol of the metric that the judges' table starts with
 * @param second the name of the metric beside it
 * @param isPairwise whether judges were asked in both orders
 * @param measures what the chart can show, the first by default
 * @param standIn which judges may stand in for an auditor; empty where nothing can be tested
 * @param leaning how the judges lean; empty where nothing could be measured
 * @param chart the numbers of the chart
 */
public record CriterionView(
        int number,
        VisibleText id,
        VisibleText question,
        VisibleText scale,
        ForestView forest,
        List<MatrixView> matrices,
        String leading,
        String second,
        boolean isPairwise,
        List<JudgeRowView> judges,
        Optional<Humans> humans,
        Optional<VisibleText> standIn,
        Optional<LeaningView> leaning,
        Map<String, Object> chart) {

    public CriterionView {
        matrices = List.copyOf(matrices);
        judges = List.copyOf(judges);
        chart = Map.copyOf(chart);
    }

    /** How far the humans say the same. */
    public record Humans(FigureView alpha, String items) {}

    /** Empty where no judge was measured on the criterion. */
    static Optional<CriterionView> of(RunReport report, Agreement agreement, Criterion criterion, int number) {
        List<Agreement.OfJudge> measured = agreement.judges().stream()
                .filter(ofJudge -> ofJudge.criterion().equals(criterion.id()))
                .toList();
        List<Measure> measures = Measure.of(criterion, measured);
        if (measures.isEmpty()) {
            return Optional.empty();
        }
        Metric leading = measured.stream()
                .map(ofJudge -> FigureText.leading(ofJudge.figures()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(measures.get(0).metric());
        Metric second = criterion.scale().fold(categorical -> Metric.PERCENT, numeric -> Metric.MEAN_ABSOLUTE_ERROR);
        return Optional.of(new CriterionView(
                number,
                VisibleText.of(criterion.id()),
                VisibleText.of(criterion.question()),
                VisibleText.of(scale(criterion)),
                ForestView.of(report, measured, measures.get(0)),
                matrices(report, measured),
                FigureText.name(leading),
                FigureText.name(second),
                measured.stream()
                        .anyMatch(ofJudge -> ofJudge.figures().position().isPresent()),
                measured.stream()
                        .map(ofJudge -> JudgeRowView.of(report, ofJudge, leading, second))
                        .toList(),
                measured.get(0).ceiling().flatMap(CriterionView::humans),
                StandIn.sentence(measured).map(VisibleText::of),
                LeaningView.of(report, measured),
                ForestData.of(report, measured, measures)));
    }

    private static List<MatrixView> matrices(RunReport report, List<Agreement.OfJudge> measured) {
        List<MatrixView> matrices = new ArrayList<>();
        for (Agreement.OfJudge ofJudge : measured) {
            ofJudge.figures()
                    .confusion()
                    .ifPresent(confusion -> matrices.add(MatrixView.of(
                            JudgeName.of(report, ofJudge.judge()),
                            confusion,
                            ofJudge.figures().perLabel())));
        }
        return matrices;
    }

    private static Optional<Humans> humans(HumanCeiling ceiling) {
        return Optional.ofNullable(ceiling.metrics().get(Metric.KRIPPENDORFF_ALPHA))
                .map(alpha -> new Humans(FigureView.of(alpha), FigureText.counted(ceiling.items(), "item")));
    }

    private static String scale(Criterion criterion) {
        return criterion
                .scale()
                .fold(
                        categorical -> categorical.type() + ": " + String.join(" · ", categorical.labels()),
                        numeric -> "numeric: " + score(numeric.min()) + " to " + score(numeric.max()) + " in steps of "
                                + score(numeric.step()));
    }

    private static String score(double value) {
        return Label.score(value).text();
    }
}
