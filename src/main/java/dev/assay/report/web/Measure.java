package dev.assay.report.web;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.HumanCeiling;
import dev.assay.agreement.Metric;
import dev.assay.report.FigureText;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Scale;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A metric that the forest can show, with the human ceiling where it is on the same footing.
 *
 * @param ceiling how far the humans say the same, by a coefficient that may be compared with this metric
 */
record Measure(Metric metric, Optional<Estimate> ceiling) {

    private static final List<Metric> NAMED =
            List.of(Metric.KAPPA, Metric.KRIPPENDORFF_ALPHA, Metric.KAPPA_QUADRATIC, Metric.PERCENT);
    private static final List<Metric> SCORED = List.of(Metric.SPEARMAN, Metric.KRIPPENDORFF_ALPHA, Metric.PEARSON);

    /** Those that the scale allows: one that can be compared with the humans first. */
    static List<Measure> of(Criterion criterion, List<Agreement.OfJudge> measured) {
        List<Metric> metrics = criterion.scale().fold(categorical -> NAMED, numeric -> SCORED);
        Optional<HumanCeiling> ceiling = measured.stream()
                .map(Agreement.OfJudge::ceiling)
                .flatMap(Optional::stream)
                .findFirst();
        List<Measure> measures = new ArrayList<>();
        for (Metric metric : metrics) {
            if (measured.stream()
                    .anyMatch(ofJudge -> ofJudge.figures().metrics().containsKey(metric))) {
                measures.add(new Measure(
                        metric,
                        ceiling.filter(known -> compares(metric, criterion.scale()))
                                .flatMap(Measure::alpha)));
            }
        }
        // a stable sort: without a ceiling the usual order stays
        measures.sort(Comparator.comparing(measure -> measure.ceiling().isEmpty()));
        return measures;
    }

    private static Optional<Estimate> alpha(HumanCeiling ceiling) {
        return Optional.ofNullable(ceiling.metrics().get(Metric.KRIPPENDORFF_ALPHA));
    }

    /**
     * Humans are measured by alpha with the difference function of the scale. Without order that is kappa but for the
     * pooled chance term; with order, or of scores, only alpha itself compares.
     */
    private static boolean compares(Metric metric, Scale scale) {
        boolean isUnordered = scale.fold(categorical -> categorical.kind() != Scale.Kind.ORDINAL, numeric -> false);
        return metric == Metric.KRIPPENDORFF_ALPHA || (metric == Metric.KAPPA && isUnordered);
    }

    String symbol() {
        return FigureText.name(metric);
    }

    /** The name as a choice: a symbol alone says nothing to most people. */
    String title() {
        return switch (metric) {
            case KAPPA -> "Cohen’s κ";
            case KAPPA_QUADRATIC -> "quadratic κ";
            case KRIPPENDORFF_ALPHA -> "Krippendorff’s α";
            case PERCENT -> "share of equal labels";
            case SPEARMAN -> "Spearman’s ρ";
            case PEARSON -> "Pearson’s r";
            default -> symbol();
        };
    }
}
