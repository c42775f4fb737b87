package dev.assay.judge;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.Label;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Items with the label that people agreed on, shown to a judge beside the rubric's own examples. They were drawn above
 * this room and are handed down; the judge sees nothing else of gold.
 *
 * @param byCriterion the examples of each criterion, in the order in which they are shown
 */
public record Examples(Map<String, List<Example>> byCriterion) {

    public static final Examples NONE = new Examples(Map.of());

    public Examples {
        byCriterion = Map.copyOf(byCriterion);
    }

    /**
     * An item and its label.
     *
     * @param fields what is shown of the item, as texts by the name of the input, in the rubric's order
     */
    public record Example(String itemId, List<Field> fields, Label label) {

        public Example {
            fields = List.copyOf(fields);
        }

        /** Shows an item's inputs as a judge would see them. */
        public static Example of(Item item, List<String> inputs, Label label) {
            ShownItem shown = new ShownItem(item, inputs, Order.AS_GIVEN, LongTexts.WHOLE);
            return new Example(
                    item.id(),
                    inputs.stream()
                            .flatMap(input -> shown.of(input).stream()
                                    .map(value -> new Field(
                                            value.caption().isEmpty() ? input : input + ", " + value.caption(),
                                            value.text())))
                            .toList(),
                    label);
        }
    }

    /** A text of an item under its name. */
    public record Field(String name, String text) {}

    /** The examples of a criterion; empty where it has none. */
    public List<Example> of(String criterion) {
        return byCriterion.getOrDefault(criterion, List.of());
    }

    /** The texts of all examples. */
    List<String> texts() {
        return byCriterion.values().stream()
                .flatMap(List::stream)
                .flatMap(example -> example.fields().stream())
                .map(Field::text)
                .toList();
    }

    /** Identifies items, texts, labels and their order. */
    public Fingerprint fingerprint() {
        Map<String, Object> content = new TreeMap<>();
        byCriterion.forEach((criterion, examples) -> content.put(
                criterion,
                examples.stream()
                        .map(example -> Map.of(
                                "item",
                                example.itemId(),
                                "label",
                                example.label().text(),
                                "fields",
                                example.fields().stream()
                                        .map(field -> List.of(field.name(), field.text()))
                                        .toList()))
                        .toList()));
        return CanonicalContent.of(content).fingerprint("examples");
    }

    /** The items that are shown anywhere: nothing may be measured on them. */
    public Set<String> itemIds() {
        Set<String> ids = new TreeSet<>();
        byCriterion.values().forEach(examples -> examples.forEach(example -> ids.add(example.itemId())));
        return ids;
    }
}
