package dev.assay.stats.rates;

import dev.assay.stats.ItemDesign;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Gold and predictions on some items, predictions alone on others, all from one population. */
public final class PredictedSample {

    private final double[] gold;
    private final double[] predicted;
    private final double[] unlabelled;
    private final ItemDesign design;

    private PredictedSample(double[] gold, double[] predicted, double[] unlabelled, ItemDesign design) {
        this.gold = gold;
        this.predicted = predicted;
        this.unlabelled = unlabelled;
        this.design = design;
    }

    /**
     * @param gold the truth on n items, finite
     * @param predicted what the judge says of the same items, in the same order; it must not have been fitted to this gold
     * @param unlabelled what the judge says of N other items
     */
    public static PredictedSample of(double[] gold, double[] predicted, double[] unlabelled) {
        Require.sameLength(gold.length, predicted.length, "predicted");
        for (double[] values : new double[][] {gold, predicted, unlabelled}) {
            Arrays.stream(values).forEach(value -> Require.finite(value, "value"));
        }
        return new PredictedSample(
                gold.clone(), predicted.clone(), unlabelled.clone(), ItemDesign.plain(gold.length + unlabelled.length));
    }

    /** The same items in clusters, numbered densely from 0: first those of the items with gold, then those of the others. */
    public PredictedSample withClusters(int[] clusters) {
        return new PredictedSample(gold, predicted, unlabelled, design.withClusters(clusters));
    }

    double[] gold() {
        return gold;
    }

    double[] predicted() {
        return predicted;
    }

    double[] unlabelled() {
        return unlabelled;
    }

    int labelledSize() {
        return gold.length;
    }

    int unlabelledSize() {
        return unlabelled.length;
    }

    int size() {
        return design.items();
    }

    boolean isClustered() {
        return design.isClustered();
    }

    /** Of one value per item with gold. */
    ClusterTotals labelledTotals(double[] values) {
        return totals(values, 0);
    }

    /** Of one value per item without gold. */
    ClusterTotals unlabelledTotals(double[] values) {
        return totals(values, gold.length);
    }

    private ClusterTotals totals(double[] values, int from) {
        int[] clusterOf =
                IntStream.range(from, from + values.length).map(design::cluster).toArray();
        return ClusterTotals.ofMean(values, clusterOf, design.clusterCount());
    }
}
