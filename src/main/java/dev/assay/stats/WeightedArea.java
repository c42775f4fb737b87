package dev.assay.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve of weighted items in clusters, with its design effect: the linearised variance over that of as many
 * independent items of weight 1.
 *
 * <p>DeLong's placements, weighted, are the influence of each item; those of a cluster are summed before they are squared: K/(K-1) sum_c
 * (sum_i w_i (V_i - A)/W)^2 with W the weight of the item's class. Without weights the effect is at least 1.
 *
 * <p>Source: Obuchowski 1997, doi 10.2307/2533958, for clusters; weights by linearisation (own).
 */
final class WeightedArea {

    private static final int MIN_CLUSTERS = 10;

    private final ScoredOutcomes outcomes;
    private final double auc;
    private final double variance;
    private final double independent;
    private final int clusters;

    private WeightedArea(ScoredOutcomes outcomes, double auc, double variance, double independent, int clusters) {
        this.outcomes = outcomes;
        this.auc = auc;
        this.variance = variance;
        this.independent = independent;
        this.clusters = clusters;
    }

    /** Empty where one class is missing. */
    static Optional<WeightedArea> of(ScoredOutcomes outcomes) {
        double positives = weight(outcomes, true);
        double negatives = weight(outcomes, false);
        if (positives == 0 || negatives == 0) {
            return Optional.empty();
        }
        double[] placements = placements(outcomes, positives, negatives);
        ItemDesign design = outcomes.design();
        double auc = 0;
        for (int item = 0; item < placements.length; item++) {
            auc += outcomes.isPositive(item) ? design.weight(item) * placements[item] / positives : 0;
        }
        auc = Math.min(1, auc);
        double[] influence = new double[design.clusterCount()];
        for (int item = 0; item < placements.length; item++) {
            double ofClass = outcomes.isPositive(item) ? positives : negatives;
            influence[design.cluster(item)] += design.weight(item) * (placements[item] - auc) / ofClass;
        }
        double squares = Arrays.stream(influence).map(total -> total * total).sum();
        double count = influence.length;
        return Optional.of(new WeightedArea(
                outcomes,
                auc,
                count / Math.max(1, count - 1) * squares,
                spread(outcomes, placements, auc, true, positives)
                        + spread(outcomes, placements, auc, false, negatives),
                influence.length));
    }

    /** The variance that a class would add if its items were independent and of weight 1. */
    private static double spread(
            ScoredOutcomes outcomes, double[] placements, double auc, boolean positive, double weight) {
        double squares = 0;
        int count = 0;
        for (int item = 0; item < placements.length; item++) {
            if (outcomes.isPositive(item) == positive) {
                squares += outcomes.design().weight(item) * (placements[item] - auc) * (placements[item] - auc);
                count++;
            }
        }
        return squares / weight / Math.max(1, count - 1);
    }

    private static double weight(ScoredOutcomes outcomes, boolean positive) {
        return IntStream.range(0, outcomes.size())
                .filter(item -> outcomes.isPositive(item) == positive)
                .mapToDouble(outcomes.design()::weight)
                .sum();
    }

    /** For each positive the weight of the negatives below it, for each negative of the positives above it, as shares; ties half. */
    private static double[] placements(ScoredOutcomes outcomes, double positives, double negatives) {
        Integer[] order = IntStream.range(0, outcomes.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(outcomes::score));
        double[] placements = new double[order.length];
        double positivesBelow = 0;
        double negativesBelow = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double positivesHere = 0;
            double negativesHere = 0;
            while (to < order.length && outcomes.score(order[to]) == outcomes.score(order[from])) {
                double weight = outcomes.design().weight(order[to]);
                positivesHere += outcomes.isPositive(order[to]) ? weight : 0;
                negativesHere += outcomes.isPositive(order[to]) ? 0 : weight;
                to++;
            }
            for (int at = from; at < to; at++) {
                placements[order[at]] = outcomes.isPositive(order[at])
                        ? (negativesBelow + negativesHere / 2) / negatives
                        : (positives - positivesBelow - positivesHere / 2) / positives;
            }
            positivesBelow += positivesHere;
            negativesBelow += negativesHere;
            from = to;
        }
        return placements;
    }

    double auc() {
        return auc;
    }

    Interval interval(double confidenceLevel) {
        if (outcomes.design().isClustered() && clusters < MIN_CLUSTERS) {
            return Interval.none("too few clusters");
        }
        if (auc <= 0 || auc >= 1 || independent <= 0) {
            return Interval.none("the placements do not vary");
        }
        double effect = outcomes.design().isWeighted() ? variance / independent : Math.max(1, variance / independent);
        double positives =
                IntStream.range(0, outcomes.size()).filter(outcomes::isPositive).count();
        return new AreaInterval(positives / effect, (outcomes.size() - positives) / effect)
                .of(auc, confidenceLevel)
                .withClusters(clusters);
    }
}
