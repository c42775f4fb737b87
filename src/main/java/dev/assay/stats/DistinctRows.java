package dev.assay.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Collects rows and counts equal ones, in a hash table of row numbers. */
final class DistinctRows {

    private static final int EMPTY = -1;

    private final SparseRows rows = new SparseRows();
    private int[] counts = new int[16];
    private int[] slots = emptySlots(32);

    /** Adds the sums at the given columns, ascending, and sets them back to 0. */
    void add(int[] columns, double[] sums) {
        for (int column : columns) {
            rows.append(column, sums[column]);
            sums[column] = 0;
        }
        rows.endRow();
        int added = rows.size() - 1;
        int slot = slotOf(added);
        if (slots[slot] == EMPTY) {
            keep(added, slot);
        } else {
            counts[slots[slot]]++;
            rows.dropLastRow();
        }
    }

    private void keep(int row, int slot) {
        if (row == counts.length) {
            counts = Arrays.copyOf(counts, 2 * row);
        }
        counts[row] = 1;
        slots[slot] = row;
        if (2 * rows.size() > slots.length) {
            slots = emptySlots(2 * slots.length);
            IntStream.range(0, rows.size()).forEach(kept -> slots[slotOf(kept)] = kept);
        }
    }

    /** The slot of an equal row, or the empty one where the row belongs. */
    private int slotOf(int row) {
        int slot = rows.hash(row) & (slots.length - 1);
        while (slots[slot] != EMPTY && rows.compare(slots[slot], row) != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static int[] emptySlots(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, EMPTY);
        return slots;
    }

    /** The distinct rows in the order of their content. */
    ClusterSums toSums(int width) {
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(rows::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        return new ClusterSums(
                width,
                rows.inOrder(order),
                Arrays.stream(order).map(row -> counts[row]).toArray());
    }
}
