package dev.assay.gate.files;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The words of a closed list, in its order. */
final class Words {

    private Words() {}

    static <E> Map<String, E> of(E[] values, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(word.apply(value), value);
        }
        return words;
    }
}
