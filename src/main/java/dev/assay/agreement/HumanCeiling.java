package dev.assay.agreement;

import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.DifferenceMetric;
import dev.assay.stats.Estimate;
import dev.assay.stats.KrippendorffAlpha;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.NumericRatings;
import dev.assay.stats.RatedPairs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far humans say the same among themselves: what stands beside every judge-human figure.
 *
 * @param metrics over all humans; only those that the scale allows
 * @param pairs two humans each, with at least {@value #LEAST_SHARED} shared items
 * @param items items that at least two humans labelled
 */
public record HumanCeiling(Map<Metric, Estimate> metrics, List<Pair> pairs, int items) {

    static final int LEAST_SHARED = 10;

    public HumanCeiling {
        metrics = metrics.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(metrics));
        pairs = List.copyOf(pairs);
    }

    /**
     * Two humans on the items that both labelled.
     *
     * @param items how many these are
     */
    public record Pair(String a, String b, int items, Map<Metric, Estimate> metrics) {

        public Pair {
            metrics = Collections.unmodifiableMap(new EnumMap<>(metrics));
        }
    }

    /**
     * Measures the first opinions on the items of a gold part.
     *
     * @return empty where no item has two humans
     */
    static Optional<HumanCeiling> of(Criterion criterion, FirstOpinionTable opinions, BootstrapPlan plan) {
        int shared = opinions.labelledByTwo();
        if (shared == 0) {
            return Optional.empty();
        }
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        metrics.put(Metric.KRIPPENDORFF_ALPHA, alpha(opinions, criterion.scale(), plan));
        return Optional.of(new HumanCeiling(metrics, pairs(opinions, criterion.scale(), plan), shared));
    }

    private static Estimate alpha(FirstOpinionTable opinions, Scale scale, BootstrapPlan plan) {
        ItemDesign design = ItemDesign.ofItems(opinions.items());
        return scale.fold(
                categorical -> KrippendorffAlpha.estimate(
                        opinions.ratings(categorical)
                                .withWeights(design.weights())
                                .withClusters(design.clusters()),
                        difference(categorical),
                        plan),
                numeric -> KrippendorffAlpha.intervalEstimate(
                        NumericRatings.of(opinions.scores())
                                .withWeights(design.weights())
                                .withClusters(design.clusters()),
                        plan));
    }

    private static List<Pair> pairs(FirstOpinionTable opinions, Scale scale, BootstrapPlan plan) {
        List<String> raters = opinions.humans();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < raters.size(); i++) {
            for (int j = i + 1; j < raters.size(); j++) {
                pair(opinions.shared(raters.get(i), raters.get(j)), scale, plan).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    private static Optional<Pair> pair(FirstOpinionTable.Shared shared, Scale scale, BootstrapPlan plan) {
        if (shared.items().size() < LEAST_SHARED) {
            return Optional.empty();
        }
        ItemDesign design = ItemDesign.ofItems(shared.items());
        Map<Metric, Estimate> metrics = scale.fold(
                categorical -> CategoricalMetrics.between(
                        categorical,
                        RatedPairs.of(
                                        categorical.labels().size(),
                                        shared.ofA().stream()
                                                .mapToInt(categorical::indexOf)
                                                .toArray(),
                                        shared.ofB().stream()
                                                .mapToInt(categorical::indexOf)
                                                .toArray())
                                .withWeights(design.weights())
                                .withClusters(design.clusters()),
                        plan),
                numeric -> NumericMetrics.between(
                        NumericPairs.of(
                                        shared.ofA().stream()
                                                .mapToDouble(Label::number)
                                                .toArray(),
                                        shared.ofB().stream()
                                                .mapToDouble(Label::number)
                                                .toArray())
                                .withWeights(design.weights())
                                .withClusters(design.clusters()),
                        plan));
        return Optional.of(new Pair(shared.a(), shared.b(), shared.items().size(), metrics));
    }

    static DifferenceMetric difference(Scale.Categorical scale) {
        return scale.kind() == Scale.Kind.ORDINAL ? DifferenceMetric.ORDINAL : DifferenceMetric.NOMINAL;
    }
}
