package dev.assay.annotation.web;

import dev.assay.annotation.AnnotationErrors;
import dev.assay.annotation.CriterionDoubt;
import dev.assay.run.Run;
import dev.assay.stats.web.EstimateView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Annotation errors on the wire.
 *
 * @param split that was learnt from, always {@code calibration}
 * @param known annotations with gold on all criteria that decide
 * @param wrong how many of these are wrong
 * @param candidates annotations that nobody has labelled
 * @param unscored verdicts without a label, among the candidates
 * @param expected how many of the suspects are wrong, and how many of as many random candidates, if the probabilities hold
 * @param suspects the most suspect first
 * @param unlearnt why nothing is said, by criterion
 */
public record AnnotationErrorsView(
        String run,
        String evalset,
        String gold,
        String split,
        int known,
        int wrong,
        int candidates,
        long unscored,
        Expected expected,
        List<SuspectView> suspects,
        List<SourceView> annotators,
        Map<String, String> unlearnt) {

    /** Expected wrong annotations among the suspects and in a random queue of the same length. */
    public record Expected(double ofSuspects, double atRandom) {}

    /** An annotation that may be wrong. */
    public record SuspectView(
            String itemId, Optional<String> annotator, double probability, List<CriterionDoubt> criteria) {}

    /** How often an annotator, or whatever items name in their place, errs. */
    public record SourceView(
            String name, int known, int wrong, EstimateView errorRate, Map<String, EstimateView> byCriterion) {}

    static AnnotationErrorsView of(Run run, AnnotationErrorDesk.Found found) {
        AnnotationErrors errors = found.errors();
        return new AnnotationErrorsView(
                run.id(),
                run.evalset(),
                found.gold().id(),
                "calibration",
                errors.known(),
                errors.wrong(),
                errors.candidates(),
                errors.unscored(),
                new Expected(errors.expectedOfSuspects(), errors.expectedAtRandom()),
                errors.suspects().stream()
                        .map(suspect -> new SuspectView(
                                suspect.itemId(), suspect.source(), suspect.probability(), suspect.doubts()))
                        .toList(),
                errors.sources().stream().map(AnnotationErrorsView::source).toList(),
                new TreeMap<>(errors.unlearnt()));
    }

    private static SourceView source(AnnotationErrors.Source source) {
        Map<String, EstimateView> byCriterion = new TreeMap<>();
        source.byCriterion().forEach((criterion, rate) -> byCriterion.put(criterion, EstimateView.of(rate)));
        return new SourceView(
                source.name(), source.known(), source.wrong(), EstimateView.of(source.errorRate()), byCriterion);
    }
}
