package dev.assay.stats.clustering;

import dev.assay.stats.Require;
import java.util.HashMap;
import java.util.Map;

/**
 * How far two partitions of the same points agree, beyond what chance gives to partitions of such sizes: with pairs(x) =
 * x(x-1)/2 over the cells, rows and columns of their cross table, (pairs of cells - expected)/((pairs of rows + pairs of
 * columns)/2 - expected), expected = pairs of rows times pairs of columns by all pairs. 1 for equal partitions, 0 by
 * chance, negative below it. Group numbers mean nothing but sameness.
 *
 * <p>Source: Hubert and Arabie 1985, doi 10.1007/BF01908075.
 */
public final class RandIndex {

    private RandIndex() {}

    /** The adjusted index; 1 where both put all points into one group, or each alone. */
    public static double adjusted(int[] first, int[] second) {
        Require.sameLength(first.length, second.length, "second");
        Map<Long, Integer> cells = new HashMap<>();
        Map<Integer, Integer> rows = new HashMap<>();
        Map<Integer, Integer> columns = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            cells.merge(((long) first[i] << 32) ^ (second[i] & 0xffffffffL), 1, Integer::sum);
            rows.merge(first[i], 1, Integer::sum);
            columns.merge(second[i], 1, Integer::sum);
        }
        double together = pairs(cells);
        double inFirst = pairs(rows);
        double inSecond = pairs(columns);
        double all = first.length * (first.length - 1.0) / 2;
        double expected = all == 0 ? 0 : inFirst * inSecond / all;
        double most = (inFirst + inSecond) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(Map<?, Integer> counts) {
        return counts.values().stream()
                .mapToDouble(count -> count * (count - 1.0) / 2)
                .sum();
    }
}
