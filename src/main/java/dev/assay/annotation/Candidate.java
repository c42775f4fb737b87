package dev.assay.annotation;

import dev.assay.evalset.Item;
import java.util.List;
import java.util.Optional;

/**
 * An annotation that nobody has labelled, as far as it has to be known: a large evalset does not fit into memory as a whole.
 *
 * @param source whose work it is
 */
public record Candidate(String itemId, Optional<String> source) {

    /** What may say whose work an annotation is; the first that an item names does. */
    private static final List<String> SOURCES = List.of("annotator", "vendor", "workflow", "dataset");

    public static Candidate of(Item item) {
        return new Candidate(item.id(), source(item));
    }

    /** Whose work the annotation of an item is. */
    static Optional<String> source(Item item) {
        return SOURCES.stream().flatMap(key -> item.metaText(key).stream()).findFirst();
    }
}
