package dev.assay.stats.scores;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Probabilities that were given to items without knowledge of their labels, beside those labels; the only thing whose calibration can
 * be measured.
 *
 * <p>There are three ways to honest probabilities and no other constructor: scores as the judge gave them ({@link #uncalibrated}),
 * out-of-fold ones ({@link CrossFitting}), and those of a finished calibration for items of groups that it never saw ({@link
 * Calibration#forecast}).
 */
public final class Forecasts {

    private final double[] probabilities;
    private final boolean[] positive;
    private final int[] clusters;
    private final int clusterCount;

    private Forecasts(double[] probabilities, boolean[] positive, int[] clusters, int clusterCount) {
        this.probabilities = probabilities;
        this.positive = positive;
        this.clusters = clusters;
        this.clusterCount = clusterCount;
    }

    /** The scores themselves; nothing was fitted, so nothing can leak. */
    public static Forecasts uncalibrated(LabelledScores items) {
        return honest(items.scores(), items);
    }

    static Forecasts honest(double[] probabilities, LabelledScores items) {
        Map<String, Integer> ids = new HashMap<>();
        for (String group : new TreeSet<>(items.groups())) {
            ids.put(group, ids.size());
        }
        int[] clusters = new int[items.size()];
        Arrays.setAll(clusters, item -> ids.get(items.group(item)));
        return new Forecasts(probabilities, items.positive(), clusters, ids.size());
    }

    public int size() {
        return probabilities.length;
    }

    /** In [0,1]. */
    public double probability(int item) {
        return probabilities[item];
    }

    public boolean isPositive(int item) {
        return positive[item];
    }

    /** The number of the item's group, densely from 0 in the order of the names. */
    public int cluster(int item) {
        return clusters[item];
    }

    public int clusters() {
        return clusterCount;
    }

    /** True if some group holds two items, so that items are not independent. */
    boolean isClustered() {
        return clusterCount < size();
    }

    double target(int item) {
        return positive[item] ? 1 : 0;
    }

    /** The share of positive items; at least one item. */
    double positiveShare() {
        double sum = 0;
        for (int item = 0; item < size(); item++) {
            sum += target(item);
        }
        return sum / size();
    }

    /** Positions of the items by probability, ascending, equal ones in their order. */
    int[] byProbability() {
        return StableOrder.ascending(probabilities);
    }

    /** The probabilities of the positive items, ascending. */
    double[] ofPositives() {
        return sorted(this::isPositive);
    }

    /** The probabilities of the negative items, ascending. */
    double[] ofNegatives() {
        return sorted(item -> !positive[item]);
    }

    /** Adding 0.0 turns -0.0 into 0.0, which the sort would keep apart. */
    private double[] sorted(IntPredicate item) {
        return IntStream.range(0, size())
                .filter(item)
                .mapToDouble(each -> probabilities[each] + 0.0)
                .sorted()
                .toArray();
    }
}
