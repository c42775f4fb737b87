package dev.assay.judge;

import java.util.Comparator;

/**
 * The place of one judgement in a run: which item, criterion and judge, which sample, in which order.
 *
 * @param sample from 0
 */
public record Slot(String itemId, String criterion, String judge, int sample, Order order) implements Comparable<Slot> {

    private static final Comparator<Slot> BY_ITEM = Comparator.comparing(Slot::itemId)
            .thenComparing(Slot::criterion)
            .thenComparing(Slot::judge)
            .thenComparingInt(Slot::sample)
            .thenComparing(Slot::order);

    public Slot {
        if (sample < 0) {
            throw new IllegalArgumentException("sample counts from 0, was " + sample);
        }
    }

    @Override
    public int compareTo(Slot other) {
        return BY_ITEM.compare(this, other);
    }
}
