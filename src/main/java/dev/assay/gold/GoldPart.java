package dev.assay.gold;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Gold items of one split, or of both; what may be done with them depends on which of these it is. */
public sealed interface GoldPart permits CalibrationSet, HoldoutSet, BlindHoldout, FreshAudit, WholeGoldSet {

    GoldSet.Header header();

    /** In the order of the evalset's item ids. */
    List<GoldItem> items();

    /** The word of {@code ?split=}: {@code calibration}, {@code holdout} or {@code all}. */
    String split();

    /** The values that a metadata key has among the items. */
    default SortedSet<String> values(String metaKey) {
        SortedSet<String> values = new TreeSet<>();
        items().forEach(gold -> gold.item().metaText(metaKey).ifPresent(values::add));
        return values;
    }

    /** The items whose metadata key has a value. */
    default List<GoldItem> items(String metaKey, String value) {
        return items().stream()
                .filter(gold -> gold.item().metaText(metaKey).equals(Optional.of(value)))
                .toList();
    }
}
