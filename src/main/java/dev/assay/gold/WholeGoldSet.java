package dev.assay.gold;

import java.util.List;

/** Both splits together, for display: not held out, and refused by everything that certifies or gates. */
public record WholeGoldSet(GoldSet.Header header, List<GoldItem> items) implements GoldPart {

    public WholeGoldSet {
        items = List.copyOf(items);
    }

    @Override
    public String split() {
        return "all";
    }
}
