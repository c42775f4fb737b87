package dev.assay.calibration;

import dev.assay.calibration.ItemReading.Side;
import dev.assay.calibration.ItemReading.Value;
import dev.assay.calibration.ItemText.Leaf;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The short values that annotations of calibration items hold again and again.
 *
 * @param byPath values by the path at which they stand; a path whose values hardly recur has none
 * @param places the position of each among all values of all paths
 */
record KnownValues(SortedMap<String, List<String>> byPath, Map<Leaf, Integer> places) {

    private static final int LEAST_USES = 3;
    private static final int MOST_VALUES_A_PATH = 100;

    /** Counts the values of all sides of all items. */
    static KnownValues of(List<ItemReading> readings) {
        Map<String, Map<String, Integer>> uses = new TreeMap<>();
        for (ItemReading reading : readings) {
            for (Side side : reading.sides()) {
                for (Value value : side.values()) {
                    uses.computeIfAbsent(value.leaf().path(), unused -> new TreeMap<>())
                            .merge(value.leaf().value(), 1, Integer::sum);
                }
            }
        }
        SortedMap<String, List<String>> byPath = new TreeMap<>();
        Map<Leaf, Integer> places = new HashMap<>();
        uses.forEach((path, counts) -> {
            List<String> kept = mostUsed(counts);
            byPath.put(path, kept);
            kept.forEach(value -> places.put(new Leaf(path, value), places.size()));
        });
        return new KnownValues(byPath, places);
    }

    private static List<String> mostUsed(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_USES)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES_A_PATH)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many values there are on all paths together. */
    int size() {
        return places.size();
    }

    /** 1 at the place of each known value that the side holds. */
    double[] heldBy(Side side) {
        double[] held = new double[size()];
        for (Value value : side.values()) {
            Integer place = places.get(value.leaf());
            if (place != null) {
                held[place] = 1;
            }
        }
        return held;
    }
}
