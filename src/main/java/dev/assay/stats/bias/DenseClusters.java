package dev.assay.stats.bias;

import java.util.Arrays;

/** Numbers clusters densely again after items have been left out. */
final class DenseClusters {

    private DenseClusters() {}

    static int[] of(int[] clusters) {
        int[] used = Arrays.stream(clusters).sorted().distinct().toArray();
        return Arrays.stream(clusters)
                .map(cluster -> Arrays.binarySearch(used, cluster))
                .toArray();
    }

    static int count(int[] clusters) {
        return Arrays.stream(clusters).max().orElse(-1) + 1;
    }
}
