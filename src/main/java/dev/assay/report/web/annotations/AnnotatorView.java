package dev.assay.report.web.annotations;

import dev.assay.annotation.AnnotationErrors;
import dev.assay.judge.VisibleText;
import dev.assay.report.web.FigureView;
import dev.assay.stats.Estimate;
import java.util.List;

/**
 * How often an annotator errs.
 *
 * @param byCriterion in the order of the table's columns
 */
public record AnnotatorView(
        VisibleText name, int known, int wrong, FigureView errorRate, List<FigureView> byCriterion) {

    public AnnotatorView {
        byCriterion = List.copyOf(byCriterion);
    }

    static AnnotatorView of(AnnotationErrors.Source source, List<String> criteria) {
        return new AnnotatorView(
                VisibleText.of(source.name()),
                source.known(),
                source.wrong(),
                FigureView.of(source.errorRate()),
                criteria.stream()
                        .map(criterion -> FigureView.of(source.byCriterion()
                                .getOrDefault(criterion, Estimate.undefined("nothing learnt", source.known()))))
                        .toList());
    }
}
