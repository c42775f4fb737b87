package dev.assay.gold;

import java.util.List;

/**
 * The gold items that measure. Nothing that fits accepts this type.
 *
 * @param look the recorded look under which they were opened
 */
public record HoldoutSet(GoldSet.Header header, List<GoldItem> items, HoldoutLook look) implements GoldPart {

    public HoldoutSet {
        items = List.copyOf(items);
    }

    /**
     * The part of these that certifies.
     *
     * @param humans all labels on these items
     */
    public BlindHoldout blind(List<AuditLabel> humans) {
        return BlindHoldout.of(this, humans);
    }

    @Override
    public String split() {
        return Split.HOLDOUT.word();
    }
}
