package dev.assay.probe;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an item that a probe may change.
 *
 * <p>An attack goes where annotators write: into {@code output}, or into one of the {@code outputs}; where that is an
 * object, into its longest text. A neutral change must not touch what such an object says, so that it then goes into
 * {@code input}.
 */
final class ItemWork {

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    private static final String OUTPUTS = "outputs";
    private static final String CONTEXT = "context";

    private final Item item;

    ItemWork(Item item) {
        this.item = item;
    }

    /** The fields with an attack in one output; empty where the item has no such output. */
    Optional<Map<String, CanonicalContent>> attacked(Optional<Side> side, UnaryOperator<String> attack) {
        if (side.isEmpty()) {
            return item.field(OUTPUT)
                    .filter(output -> output.tree() != null)
                    .map(output -> with(OUTPUT, inLongestText(output.tree(), attack)));
        }
        return pair().map(outputs -> {
            List<@Nullable Object> changed = new ArrayList<>(outputs);
            int index = side.get().ordinal();
            changed.set(index, inLongestText(changed.get(index), attack));
            return with(OUTPUTS, changed);
        });
    }

    /** The fields after a change that means nothing; empty where there is no text to change. */
    Optional<Map<String, CanonicalContent>> rephrased(UnaryOperator<String> change) {
        return pair().map(outputs -> with(
                        OUTPUTS,
                        outputs.stream()
                                .map(output -> output instanceof String text ? change.apply(text) : output)
                                .toList()))
                .or(() -> inText(OUTPUT, change))
                .or(() -> inText(INPUT, change));
    }

    /** The fields with the context in the other order; empty where the context is no list of several. */
    Optional<Map<String, CanonicalContent>> reordered() {
        return item.field(CONTEXT)
                .map(CanonicalContent::tree)
                .flatMap(Change::reversed)
                .map(other -> with(CONTEXT, other));
    }

    private Optional<Map<String, CanonicalContent>> inText(String field, UnaryOperator<String> change) {
        return item.field(field)
                .filter(content -> content.tree() instanceof String)
                .map(content -> with(field, change.apply(content.text())));
    }

    private Optional<List<?>> pair() {
        return item.field(OUTPUTS)
                .map(CanonicalContent::tree)
                .filter(tree -> tree instanceof List<?> list && list.size() == Side.values().length)
                .map(List.class::cast);
    }

    private Map<String, CanonicalContent> with(String field, @Nullable Object value) {
        Map<String, CanonicalContent> fields = new LinkedHashMap<>(item.fields());
        fields.put(field, CanonicalContent.of(value));
        return fields;
    }

    /** What holds no text at all is attacked as the text that a judge would be shown. */
    private static Object inLongestText(@Nullable Object tree, UnaryOperator<String> attack) {
        if (tree instanceof String text) {
            return attack.apply(text);
        }
        if (tree instanceof Map<?, ?> map) {
            Optional<String> longest = longest(map);
            if (longest.isPresent()) {
                Map<Object, @Nullable Object> changed = new LinkedHashMap<>(map);
                changed.put(longest.get(), attack.apply(String.valueOf(map.get(longest.get()))));
                return changed;
            }
        }
        return attack.apply(CanonicalContent.of(tree).text());
    }

    /** The key of the longest text, the first of several by name. */
    private static Optional<String> longest(Map<?, ?> map) {
        String longest = null;
        for (Object key : map.keySet().stream().sorted().toList()) {
            boolean isLonger = map.get(key) instanceof String text
                    && (longest == null
                            || text.length() > String.valueOf(map.get(longest)).length());
            longest = isLonger ? (String) key : longest;
        }
        return Optional.ofNullable(longest);
    }
}
