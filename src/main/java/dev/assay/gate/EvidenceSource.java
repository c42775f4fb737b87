package dev.assay.gate;

import dev.assay.evalset.Item;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Where the readings of some metrics of one judge and criterion come from. */
public interface EvidenceSource {

    /**
     * What is known of a metric in a slice.
     *
     * @param where by metadata key; empty for all items
     */
    Reading read(Metric metric, Map<String, String> where);

    /** The items that are measured on, by which slices are made; empty where slicing makes no sense. */
    List<Item> items();

    /** The same source had its items been drawn once more. */
    EvidenceSource resampled(RandomGenerator random);

    /** Whether an item lies in a slice. */
    static boolean isIn(Item item, Map<String, String> where) {
        return where.entrySet().stream().allMatch(entry -> item.metaText(entry.getKey())
                .map(entry.getValue()::equals)
                .orElse(false));
    }
}
