package dev.assay.stats.scores;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Positions of values in ascending or descending order, equal ones by position. */
final class StableOrder {

    private StableOrder() {}

    static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(position -> values[position]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
