package dev.assay.stats.influence;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Orders items by suspicion, the most suspect first, equal ones by position. */
final class SuspicionRanking {

    private SuspicionRanking() {}

    static int[] descending(double[] suspicion) {
        return IntStream.range(0, suspicion.length)
                .boxed()
                .sorted(Comparator.comparingDouble(item -> -suspicion[item]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
