package dev.assay.judge;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of an item that a judge may see, as texts with marked invisible characters; the item is untouched.
 *
 * <p>The two outputs of a pair are named {@code first} and {@code second} in the order in which the judge sees them. A
 * list of texts is a text each; any other value is its text or its canonical JSON.
 */
final class ShownItem {

    static final String OUTPUTS = "outputs";

    private final Map<String, List<Value>> fields = new LinkedHashMap<>();
    private final boolean isCut;

    /** @throws ItemTooLarge when a text is too long to be shown */
    ShownItem(Item item, List<String> inputs, Order order, LongTexts longTexts) {
        boolean cut = false;
        for (String input : inputs) {
            List<Value> shown = new ArrayList<>();
            for (Value value : item.field(input)
                    .map(content -> values(input, content, order))
                    .orElse(List.of())) {
                cut |= longTexts.cuts(value.text());
                String text = longTexts
                        .shown(value.text())
                        .orElseThrow(() -> new ItemTooLarge(input, longTexts.maxCharacters()));
                shown.add(new Value(value.caption(), InvisibleText.marked(text)));
            }
            fields.put(input, shown);
        }
        this.isCut = cut;
    }

    /** Whether a text is shown in part. */
    boolean isCut() {
        return isCut;
    }

    /**
     * A text to be fenced.
     *
     * @param caption what stands above it, empty for none
     */
    record Value(String caption, String text) {}

    /** The texts of a field; empty where the item has none. */
    List<Value> of(String field) {
        return fields.getOrDefault(field, List.of());
    }

    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** All texts of all fields. */
    List<String> values() {
        return fields.values().stream().flatMap(List::stream).map(Value::text).toList();
    }

    private static List<Value> values(String name, CanonicalContent content, Order order) {
        if (content.tree() == null) {
            return List.of();
        }
        if (!(content.tree() instanceof List<?> list)) {
            return List.of(new Value("", content.text()));
        }
        if (name.equals(OUTPUTS) && list.size() == 2) {
            CanonicalContent first = CanonicalContent.of(list.get(order.isSwapped() ? 1 : 0));
            CanonicalContent second = CanonicalContent.of(list.get(order.isSwapped() ? 0 : 1));
            return List.of(new Value("first", first.text()), new Value("second", second.text()));
        }
        if (!list.isEmpty() && list.stream().allMatch(String.class::isInstance)) {
            List<Value> texts = new ArrayList<>(list.size());
            list.forEach(
                    text -> texts.add(new Value("", CanonicalContent.of(text).text())));
            return texts;
        }
        return List.of(new Value("", content.text()));
    }
}
