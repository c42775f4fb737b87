package dev.assay.workbench;

import dev.assay.evalset.Item;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether rubrics quote an item among their examples. Who mends a rubric looks at items that the judge got wrong, and writes
 * them down: the judge then knows the answer to them, and to nothing else.
 *
 * <p>An item is quoted where all fields of an example stand in it, or where the example's output does and is long enough not to
 * stand there by chance. Case and white space do not count.
 */
final class ExampleQuotes {

    /** Shorter texts recur without meaning the same item. */
    private static final int LEAST_CHARACTERS = 20;

    private static final List<String> ANNOTATION = List.of("output", "outputs");

    private final List<Map<String, String>> examples;

    ExampleQuotes(Rubric... rubrics) {
        examples = Stream.of(rubrics)
                .flatMap(rubric -> rubric.criteria().stream())
                .map(Criterion::examples)
                .flatMap(List::stream)
                .map(Criterion.Example::fields)
                .distinct()
                .toList();
    }

    boolean hold(Item item) {
        return examples.stream().anyMatch(example -> isQuotedBy(example, item));
    }

    private static boolean isQuotedBy(Map<String, String> example, Item item) {
        boolean byAnnotation = ANNOTATION.stream().anyMatch(field -> Optional.ofNullable(example.get(field))
                .filter(text -> bare(text).length() >= LEAST_CHARACTERS)
                .filter(text -> stands(field, text, item))
                .isPresent());
        return byAnnotation
                || (!example.isEmpty()
                        && example.entrySet().stream()
                                .allMatch(field -> stands(field.getKey(), field.getValue(), item)));
    }

    private static boolean stands(String field, String quoted, Item item) {
        String quote = bare(quoted);
        return item.field(field)
                .map(content -> bare(content.text()))
                .filter(text -> text.equals(quote) || (quote.length() >= LEAST_CHARACTERS && text.contains(quote)))
                .isPresent();
    }

    private static String bare(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
