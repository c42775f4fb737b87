package dev.assay.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a check is about.
 *
 * @param judge absent where the metric is of no judge
 * @param criterion a criterion's id, {@code item} for the rubric's decision, or absent where the metric is of all
 * @param where the slice, by metadata key; empty for all items
 */
public record Subject(Optional<String> judge, Optional<String> criterion, Map<String, String> where) {

    /** Stands for the rubric's decision over all criteria. */
    public static final String ITEM = "item";

    public Subject {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    Subject in(Map<String, String> slice) {
        return new Subject(judge, criterion, slice);
    }

    /** The slice in words, such as {@code language=de}; empty for all items. */
    public String slice() {
        return where.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
