package dev.assay.calibration;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a rubric shows of an item, as plain words: a text, and what was made of it, which is judged.
 *
 * @param text the leaves of all shown fields but the annotation
 * @param annotations the leaves of {@code output}; for a pair those of each of the two {@code outputs}; where the rubric
 *     shows neither, the text itself, which then is what is judged
 */
record ItemText(List<Leaf> text, List<List<Leaf>> annotations) {

    ItemText {
        text = List.copyOf(text);
        annotations = List.copyOf(annotations);
    }

    /**
     * A text, number or boolean inside a field.
     *
     * @param path the field and the keys that lead to it, without positions in lists
     */
    record Leaf(String path, String value) {

        private static final int MOST_WORDS_OF_A_VALUE = 4;

        /** Whether it is short like a choice from a list; anything longer is prose. */
        boolean isValue() {
            return HashedTerms.words(value).size() <= MOST_WORDS_OF_A_VALUE;
        }
    }

    /** Reads the fields that the rubric shows, in the rubric's order; fields that the item lacks are left out. */
    static ItemText of(Rubric rubric, Item item) {
        List<Leaf> text = new ArrayList<>();
        List<List<Leaf>> annotations = new ArrayList<>();
        for (String name : rubric.inputs()) {
            item.field(name).ifPresent(content -> {
                switch (name) {
                    case "output" -> annotations.add(leaves(name, content));
                    case "outputs" -> annotations.addAll(sides(content));
                    default -> text.addAll(leaves(name, content));
                }
            });
        }
        return annotations.isEmpty() ? new ItemText(List.of(), List.of(text)) : new ItemText(text, annotations);
    }

    /** The leaves as a reader would see them, one a line, each after the last key that leads to it. */
    static String rendered(List<Leaf> leaves) {
        return leaves.stream()
                .map(leaf -> leaf.path().contains(".")
                        ? leaf.path().substring(leaf.path().lastIndexOf('.') + 1) + ": " + leaf.value()
                        : leaf.value())
                .collect(Collectors.joining("\n"));
    }

    /** The leaves that are no values. */
    static List<Leaf> prose(List<Leaf> leaves) {
        return leaves.stream().filter(leaf -> !leaf.isValue()).toList();
    }

    /** The different words of the leaves. */
    static Set<String> words(List<Leaf> leaves) {
        Set<String> words = new LinkedHashSet<>();
        leaves.forEach(leaf -> words.addAll(HashedTerms.words(leaf.value())));
        return words;
    }

    /** Whether the leaves are so many words that two items hardly have them in common by chance. */
    static boolean isTelling(List<Leaf> leaves) {
        return words(leaves).size() > Leaf.MOST_WORDS_OF_A_VALUE;
    }

    private static List<List<Leaf>> sides(CanonicalContent outputs) {
        List<List<Leaf>> sides = new ArrayList<>();
        if (outputs.tree() instanceof List<?> list) {
            list.forEach(side -> sides.add(leaves("outputs", CanonicalContent.of(side))));
        }
        return sides;
    }

    private static List<Leaf> leaves(String path, CanonicalContent content) {
        List<Leaf> leaves = new ArrayList<>();
        collect(path, content, leaves);
        return leaves;
    }

    private static void collect(String path, CanonicalContent content, List<Leaf> leaves) {
        if (content.tree() instanceof Map<?, ?> map) {
            Map<String, CanonicalContent> sorted = new TreeMap<>();
            map.forEach((key, value) -> sorted.put(String.valueOf(key), CanonicalContent.of(value)));
            sorted.forEach((key, value) -> collect(path + "." + key, value, leaves));
        } else if (content.tree() instanceof List<?> list) {
            list.forEach(element -> collect(path, CanonicalContent.of(element), leaves));
        } else if (!content.text().isBlank()) {
            leaves.add(new Leaf(path, content.text()));
        }
    }
}
