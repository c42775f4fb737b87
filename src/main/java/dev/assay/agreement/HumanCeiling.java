package dev.assay.agreement;

import dev.assay.evalset.Item;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.gold.FirstOpinions;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldPart;
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
import dev.assay.stats.Ratings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

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
     * Measures the first opinions on the items of a gold part; rulings are no opinion of their own, and labels given
     * with something visible do not count.
     *
     * @return empty where no item has two humans
     */
    static Optional<HumanCeiling> of(Criterion criterion, GoldPart part, List<AuditLabel> labels, BootstrapPlan plan) {
        Opinions opinions = Opinions.of(criterion.id(), part, labels);
        int shared =
                (int) opinions.byItem.stream().filter(said -> said.size() > 1).count();
        if (shared == 0) {
            return Optional.empty();
        }
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        metrics.put(Metric.KRIPPENDORFF_ALPHA, opinions.alpha(criterion.scale(), plan));
        return Optional.of(new HumanCeiling(metrics, opinions.pairs(criterion.scale(), plan), shared));
    }

    /** Who said what, by item. */
    private static final class Opinions {

        private final List<Item> items = new ArrayList<>();
        private final List<Map<String, Label>> byItem = new ArrayList<>();
        private final TreeSet<String> humans = new TreeSet<>();

        static Opinions of(String criterion, GoldPart part, List<AuditLabel> labels) {
            Map<String, List<AuditLabel>> byItem = new TreeMap<>();
            for (AuditLabel label : labels) {
                if (label.criterion().equals(criterion) && label.blindness() != Blindness.NOT_BLIND) {
                    byItem.computeIfAbsent(label.itemId(), unused -> new ArrayList<>())
                            .add(label);
                }
            }
            Opinions opinions = new Opinions();
            for (GoldItem gold : part.items()) {
                Map<String, Label> ofItem = new TreeMap<>();
                FirstOpinions.of(byItem.getOrDefault(gold.item().id(), List.of()))
                        .forEach(opinion -> ofItem.put(opinion.annotator(), opinion.label()));
                if (!ofItem.isEmpty()) {
                    opinions.items.add(gold.item());
                    opinions.byItem.add(ofItem);
                    opinions.humans.addAll(ofItem.keySet());
                }
            }
            return opinions;
        }

        Estimate alpha(Scale scale, BootstrapPlan plan) {
            ItemDesign design = ItemDesign.ofItems(items);
            return scale.fold(
                    categorical -> KrippendorffAlpha.estimate(
                            Ratings.of(categorical.labels().size(), indices(categorical))
                                    .withWeights(design.weights())
                                    .withClusters(design.clusters()),
                            difference(categorical),
                            plan),
                    numeric -> KrippendorffAlpha.intervalEstimate(
                            NumericRatings.of(scores())
                                    .withWeights(design.weights())
                                    .withClusters(design.clusters()),
                            plan));
        }

        private int[][] indices(Scale.Categorical scale) {
            List<String> raters = List.copyOf(humans);
            int[][] units = new int[byItem.size()][raters.size()];
            for (int unit = 0; unit < units.length; unit++) {
                for (int rater = 0; rater < raters.size(); rater++) {
                    Label label = byItem.get(unit).get(raters.get(rater));
                    units[unit][rater] = label == null ? Ratings.MISSING : scale.indexOf(label);
                }
            }
            return units;
        }

        private OptionalDouble[][] scores() {
            List<String> raters = List.copyOf(humans);
            OptionalDouble[][] units = new OptionalDouble[byItem.size()][raters.size()];
            for (int unit = 0; unit < units.length; unit++) {
                for (int rater = 0; rater < raters.size(); rater++) {
                    Label label = byItem.get(unit).get(raters.get(rater));
                    units[unit][rater] = label == null ? OptionalDouble.empty() : OptionalDouble.of(score(label));
                }
            }
            return units;
        }

        List<Pair> pairs(Scale scale, BootstrapPlan plan) {
            List<String> raters = List.copyOf(humans);
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < raters.size(); i++) {
                for (int j = i + 1; j < raters.size(); j++) {
                    pair(raters.get(i), raters.get(j), scale, plan).ifPresent(pairs::add);
                }
            }
            return pairs;
        }

        private Optional<Pair> pair(String a, String b, Scale scale, BootstrapPlan plan) {
            List<Item> shared = new ArrayList<>();
            List<Label> ofA = new ArrayList<>();
            List<Label> ofB = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                Label left = byItem.get(i).get(a);
                Label right = byItem.get(i).get(b);
                if (left != null && right != null) {
                    shared.add(items.get(i));
                    ofA.add(left);
                    ofB.add(right);
                }
            }
            if (shared.size() < LEAST_SHARED) {
                return Optional.empty();
            }
            ItemDesign design = ItemDesign.ofItems(shared);
            Map<Metric, Estimate> metrics = scale.fold(
                    categorical -> CategoricalMetrics.between(
                            categorical,
                            RatedPairs.of(
                                            categorical.labels().size(),
                                            ofA.stream()
                                                    .mapToInt(categorical::indexOf)
                                                    .toArray(),
                                            ofB.stream()
                                                    .mapToInt(categorical::indexOf)
                                                    .toArray())
                                    .withWeights(design.weights())
                                    .withClusters(design.clusters()),
                            plan),
                    numeric -> NumericMetrics.between(
                            NumericPairs.of(
                                            ofA.stream()
                                                    .mapToDouble(Opinions::score)
                                                    .toArray(),
                                            ofB.stream()
                                                    .mapToDouble(Opinions::score)
                                                    .toArray())
                                    .withWeights(design.weights())
                                    .withClusters(design.clusters()),
                            plan));
            return Optional.of(new Pair(a, b, shared.size(), metrics));
        }

        private static double score(Label label) {
            return label.fold(
                    named -> {
                        throw new IllegalArgumentException("label '" + named + "' on a numeric scale");
                    },
                    score -> score);
        }
    }

    static DifferenceMetric difference(Scale.Categorical scale) {
        return scale.kind() == Scale.Kind.ORDINAL ? DifferenceMetric.ORDINAL : DifferenceMetric.NOMINAL;
    }
}
