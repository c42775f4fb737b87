package dev.assay.edge.files;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Remembers on which line of a file each key stood first, and nothing else of the lines.
 *
 * @param <K> what must not occur twice, by {@code equals}
 */
public final class Repeats<K> {

    private final Map<K, Integer> firstLines = new HashMap<>();

    /** The line on which the key stood before; empty when this line is its first. */
    public OptionalInt earlier(K key, int line) {
        Integer first = firstLines.putIfAbsent(key, line);
        return first == null ? OptionalInt.empty() : OptionalInt.of(first);
    }
}
