package dev.assay.evalset;

import dev.assay.fingerprint.CanonicalContent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Items for tests: by default with an output, alone in their cluster and chosen for certain. */
public final class ItemBuilder {

    private final String id;
    private final Map<String, CanonicalContent> fields = new LinkedHashMap<>();
    private final Map<String, CanonicalContent> meta = new LinkedHashMap<>();
    private Optional<String> group = Optional.empty();
    private OptionalDouble samplingProb = OptionalDouble.empty();

    private ItemBuilder(String id) {
        this.id = id;
        fields.put("output", CanonicalContent.of("It is on its way."));
    }

    public static ItemBuilder anItem(String id) {
        return new ItemBuilder(id);
    }

    public ItemBuilder inGroup(String name) {
        group = Optional.of(name);
        return this;
    }

    public ItemBuilder sampledWith(double probability) {
        samplingProb = OptionalDouble.of(probability);
        return this;
    }

    public ItemBuilder with(String field, Object value) {
        fields.put(field, CanonicalContent.of(value));
        return this;
    }

    public ItemBuilder meta(String key, Object value) {
        meta.put(key, CanonicalContent.of(value));
        return this;
    }

    public Item build() {
        return new Item(id, fields, group, samplingProb, meta);
    }
}
