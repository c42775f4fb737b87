package dev.assay.evalset;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One annotation work item: what the annotator saw, what they produced, who and where.
 *
 * @param id unique within its evalset
 * @param fields what a prompt may show, by name: {@code input}, {@code output}, {@code outputs}, {@code reference},
 *     {@code context} and any other field of the file
 * @param group keeps related items in one split and one bootstrap cluster
 * @param samplingProb the known probability, in (0,1], with which the item was chosen for audit; absent means 1
 * @param meta slices: annotator, vendor, workflow, language, conventionVersion and others
 */
public record Item(
        String id,
        Map<String, CanonicalContent> fields,
        Optional<String> group,
        OptionalDouble samplingProb,
        Map<String, CanonicalContent> meta) {

    public Item {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
        if (samplingProb.isPresent() && !(samplingProb.getAsDouble() > 0 && samplingProb.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("samplingProb must lie in (0,1], was " + samplingProb.getAsDouble());
        }
    }

    /** The unit of splitting, folding and resampling: the group, or the item itself where it has none. */
    public String cluster() {
        return group.orElse(id);
    }

    /** The inverse of the sampling probability, at least 1. */
    public double weight() {
        return 1 / samplingProb.orElse(1);
    }

    public boolean isPairwise() {
        return fields.containsKey("outputs");
    }

    public Optional<CanonicalContent> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The value of a metadata key as text, for slicing. */
    public Optional<String> metaText(String key) {
        return Optional.ofNullable(meta.get(key)).map(CanonicalContent::text);
    }

    /** Identifies everything about the item: id, fields, group, sampling probability and metadata. */
    public Fingerprint fingerprint() {
        return content().fingerprint("item");
    }

    /** The item as one canonical object, in the shape of its file line. */
    public CanonicalContent content() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", id);
        line.putAll(fields);
        group.ifPresent(value -> line.put("group", value));
        samplingProb.ifPresent(value -> line.put("samplingProb", value));
        if (!meta.isEmpty()) {
            line.put("meta", meta);
        }
        return CanonicalContent.of(line);
    }
}
