package dev.assay.evalset.store;

import dev.assay.edge.store.JsonColumn;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Reads back the canonical content of an item. It was checked when it came in; to check it again, with a place for every
 * value, takes most of the time of a read.
 */
final class StoredItem {

    private StoredItem() {}

    static Item read(String content) {
        Map<String, @Nullable Object> fields = map(JsonColumn.read(content));
        Object id = fields.remove("id");
        Object group = fields.remove("group");
        Object samplingProb = fields.remove("samplingProb");
        Object meta = fields.remove("meta");
        return new Item(
                String.valueOf(id),
                contents(fields),
                Optional.ofNullable(group).map(String::valueOf),
                samplingProb instanceof BigDecimal number
                        ? OptionalDouble.of(number.doubleValue())
                        : OptionalDouble.empty(),
                contents(map(meta)));
    }

    private static Map<String, @Nullable Object> map(@Nullable Object tree) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put((String) key, value));
        }
        return map;
    }

    private static Map<String, CanonicalContent> contents(Map<String, @Nullable Object> values) {
        Map<String, CanonicalContent> contents = new LinkedHashMap<>();
        values.forEach((key, value) -> contents.put(key, CanonicalContent.of(value)));
        return contents;
    }
}
