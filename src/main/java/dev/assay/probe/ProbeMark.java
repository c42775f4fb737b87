package dev.assay.probe;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the metadata of an item in a probe set say about where it comes from.
 *
 * @param baseItem the id of the item in the evalset that is probed
 * @param variant absent for the item as it is
 */
public record ProbeMark(String baseItem, Optional<Variant> variant) {

    /**
     * How a variant differs from its item.
     *
     * @param probe the family's id
     * @param wording from 1; 1 where a change has only one form
     * @param side the attacked output of a pair
     */
    public record Variant(
            String probe, Probe.Kind kind, String place, int wording, String language, Optional<Side> side) {

        /** Whether the item is there verbatim. */
        public boolean isCopy() {
            return place.equals(Change.COPY.word());
        }
    }

    /** The mark of an item; empty where the item is not of a probe set. */
    public static Optional<ProbeMark> of(Item item) {
        return item.metaText("baseItem").map(base -> new ProbeMark(base, variant(item)));
    }

    private static Optional<Variant> variant(Item item) {
        return item.metaText("probe")
                .map(probe -> new Variant(
                        probe,
                        Probe.Kind.of(required(item, "kind")),
                        required(item, "place"),
                        Integer.parseInt(required(item, "wording")),
                        required(item, "language"),
                        item.metaText("side").map(Side::of)));
    }

    private static String required(Item item, String key) {
        return item.metaText(key)
                .orElseThrow(
                        () -> new IllegalArgumentException("item '" + item.id() + "' of a probe set says no " + key));
    }

    /** In the shape of an item's metadata. */
    Map<String, CanonicalContent> meta() {
        Map<String, CanonicalContent> meta = new LinkedHashMap<>();
        meta.put("baseItem", CanonicalContent.of(baseItem));
        variant.ifPresent(how -> {
            meta.put("probe", CanonicalContent.of(how.probe()));
            meta.put("kind", CanonicalContent.of(how.kind().word()));
            meta.put("place", CanonicalContent.of(how.place()));
            meta.put("wording", CanonicalContent.of(how.wording()));
            meta.put("language", CanonicalContent.of(how.language()));
            how.side().ifPresent(side -> meta.put("side", CanonicalContent.of(side.word())));
        });
        return meta;
    }
}
