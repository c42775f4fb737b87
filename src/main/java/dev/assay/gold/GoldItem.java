package dev.assay.gold;

import dev.assay.evalset.Item;
import java.util.Map;
import java.util.Optional;

/**
 * An item with its gold labels.
 *
 * @param labels by criterion
 */
public record GoldItem(Item item, Map<String, GoldLabel> labels) {

    public GoldItem {
        labels = Map.copyOf(labels);
    }

    public Optional<GoldLabel> label(String criterion) {
        return Optional.ofNullable(labels.get(criterion));
    }
}
