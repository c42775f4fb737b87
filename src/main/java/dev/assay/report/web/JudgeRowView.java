package dev.assay.report.web;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.Metric;
import dev.assay.agreement.PositionBias;
import dev.assay.report.Leniency;
import dev.assay.report.RunReport;
import dev.assay.stats.Estimate;
import java.util.Optional;

/** A judge's line in the table of judges, on one criterion. */
public record JudgeRowView(
        JudgeName judge,
        FigureView leading,
        FigureView percent,
        FigureView sensitivity,
        FigureView specificity,
        FigureView consistency,
        FigureView accuracyOverOrders,
        CoverageView coverage,
        LeniencyView leniency) {

    static JudgeRowView of(RunReport report, Agreement.OfJudge measured, Metric leading, Metric second) {
        Optional<PositionBias> position = measured.figures().position();
        return new JudgeRowView(
                JudgeName.of(report, measured.judge()),
                figure(measured, leading),
                figure(measured, second),
                figure(measured, Metric.SENSITIVITY),
                figure(measured, Metric.SPECIFICITY),
                position.map(PositionBias::consistency).map(FigureView::of).orElse(FigureView.ABSENT),
                position.map(PositionBias::accuracyOverOrders)
                        .map(FigureView::of)
                        .orElse(FigureView.ABSENT),
                CoverageView.of(measured.figures().coverage()),
                LeniencyView.of(Leniency.of(report, measured.judge(), measured.criterion())));
    }

    private static FigureView figure(Agreement.OfJudge measured, Metric metric) {
        Estimate estimate = measured.figures().metrics().get(metric);
        return estimate == null ? FigureView.ABSENT : FigureView.of(estimate);
    }
}
