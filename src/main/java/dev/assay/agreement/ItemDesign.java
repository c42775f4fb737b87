package dev.assay.agreement;

import dev.assay.evalset.Item;
import dev.assay.gold.LabelPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How items were sampled and which belong together, as arrays that the statistics understand.
 *
 * @param weights inverse sampling probabilities, at least 1
 * @param clusters dense numbers from 0, equal for items of one group
 */
public record ItemDesign(double[] weights, int[] clusters) {

    public static ItemDesign of(List<LabelPair> pairs) {
        return ofItems(pairs.stream().map(pair -> pair.gold().item()).toList());
    }

    static ItemDesign ofItems(List<Item> items) {
        double[] weights = new double[items.size()];
        int[] clusters = new int[items.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = items.get(i).weight();
            clusters[i] = numbers.computeIfAbsent(items.get(i).cluster(), unused -> numbers.size());
        }
        return new ItemDesign(weights, clusters);
    }
}
