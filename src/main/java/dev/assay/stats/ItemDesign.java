package dev.assay.stats;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The weight of each item and the cluster it belongs to; by default every item weighs 1 and is its own cluster. */
public final class ItemDesign {

    private final int items;
    private final double @Nullable [] weights;
    private final int @Nullable [] clusters;
    private final int clusterCount;

    private ItemDesign(int items, double @Nullable [] weights, int @Nullable [] clusters, int clusterCount) {
        this.items = items;
        this.weights = weights;
        this.clusters = clusters;
        this.clusterCount = clusterCount;
    }

    public static ItemDesign plain(int items) {
        return new ItemDesign(items, null, null, items);
    }

    /** @throws IllegalArgumentException unless every weight is finite and above 0 */
    public ItemDesign withWeights(double[] newWeights) {
        Require.sameLength(items, newWeights.length, "weights");
        for (double weight : newWeights) {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("weights must be finite and above 0, was " + weight);
            }
        }
        boolean allOne = Arrays.stream(newWeights).allMatch(weight -> weight == 1);
        return new ItemDesign(items, allOne ? null : newWeights.clone(), clusters, clusterCount);
    }

    /** @throws IllegalArgumentException unless the ids are dense: each of 0..max is used */
    public ItemDesign withClusters(int[] newClusters) {
        Require.sameLength(items, newClusters.length, "clusters");
        int count = Arrays.stream(newClusters).max().orElse(-1) + 1;
        boolean[] used = new boolean[count];
        for (int cluster : newClusters) {
            used[(int) Require.notNegative(cluster, "cluster id")] = true;
        }
        for (int id = 0; id < count; id++) {
            if (!used[id]) {
                throw new IllegalArgumentException("cluster ids must be dense, " + id + " of " + count + " is unused");
            }
        }
        return new ItemDesign(items, weights, newClusters.clone(), count);
    }

    public double weight(int item) {
        return weights == null ? 1 : weights[Objects.checkIndex(item, items)];
    }

    public int cluster(int item) {
        return clusters == null ? item : clusters[item];
    }

    public int items() {
        return items;
    }

    public int clusterCount() {
        return clusterCount;
    }

    public boolean isWeighted() {
        return weights != null;
    }

    /** True if some cluster holds more than one item, so that items are not independent. */
    public boolean isClustered() {
        return clusterCount < items;
    }

    /** True if items are exchangeable: no weights, no cluster of two. */
    public boolean isSimple() {
        return !isWeighted() && !isClustered();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemDesign design
                && items == design.items
                && Arrays.equals(weights, design.weights)
                && Arrays.equals(clusters, design.clusters);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(weights) + Arrays.hashCode(clusters) + items;
    }

    public double totalWeight() {
        return weights == null ? items : Arrays.stream(weights).sum();
    }
}
