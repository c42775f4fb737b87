package dev.assay.judge;

import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The value of each name of a template for one question: the rubric's words as they are, the item's fenced. */
final class PromptValues {

    private static final String NONE = "(none)";

    private final Question question;
    private final ShownItem item;
    private final Fence fence;

    PromptValues(Question question, ShownItem item, Fence fence) {
        this.question = question;
        this.item = item;
        this.fence = fence;
    }

    /** The value of a name; throws {@link IllegalArgumentException} for one that the template must not use. */
    String of(String name) {
        return PromptName.of(name).map(this::trusted).orElseGet(() -> PromptTemplate.inputOf(name, question.rubric())
                .map(this::fenced)
                .orElseThrow(() -> new IllegalArgumentException("no value for the name '" + name + "'")));
    }

    private String trusted(PromptName name) {
        Criterion criterion = question.criterion();
        return switch (name) {
            case QUESTION -> criterion.question();
            case LABELS -> labels(criterion.scale());
            case ANCHORS -> lines(criterion.anchors());
            case EXAMPLES -> examples(criterion.examples());
            case CLAUSE -> criterion.clause().orElse(NONE);
            case EVIDENCE -> evidence(criterion);
            case TITLE -> question.rubric().title();
            case CRITERIA ->
                question.rubric().criteria().stream()
                        .map(each -> "- " + each.id() + ": " + each.question())
                        .collect(Collectors.joining("\n"));
            case FENCE -> fence.marker();
            case ITEM ->
                item.names().stream()
                        .map(field -> field + ":\n" + fenced(field))
                        .collect(Collectors.joining("\n\n"));
        };
    }

    private static String labels(Scale scale) {
        return scale.fold(
                categorical -> categorical.labels().stream()
                        .map(label -> "- \"" + label + "\"")
                        .collect(Collectors.joining("\n")),
                numeric -> "a number from " + text(numeric.min()) + " to " + text(numeric.max()) + " in steps of "
                        + text(numeric.step()));
    }

    private static String text(double number) {
        return Label.score(number).text();
    }

    private static String lines(Map<String, String> texts) {
        return texts.isEmpty()
                ? NONE
                : texts.entrySet().stream()
                        .map(entry -> "- \"" + entry.getKey() + "\": " + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static String examples(List<Criterion.Example> examples) {
        return examples.isEmpty()
                ? NONE
                : examples.stream().map(PromptValues::example).collect(Collectors.joining("\n\n"));
    }

    private static String example(Criterion.Example example) {
        String fields = example.fields().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
        return fields + "→ \"" + example.label().text() + "\""
                + example.why().map(" because: "::concat).orElse("");
    }

    private static String evidence(Criterion criterion) {
        if (criterion.evidenceRequiredIf().isEmpty()) {
            return "Quotes in evidence are welcome and not required.";
        }
        String labels = criterion.evidenceRequiredIf().stream()
                .sorted()
                .map(label -> "\"" + label + "\"")
                .collect(Collectors.joining(", "));
        return "For " + labels + ", evidence must hold at least one quote copied exactly from the item.";
    }

    private String fenced(String field) {
        List<ShownItem.Value> values = item.of(field);
        return values.isEmpty()
                ? "(the item has no " + field + ")"
                : values.stream()
                        .map(value ->
                                (value.caption().isEmpty() ? "" : value.caption() + ":\n") + fence.around(value.text()))
                        .collect(Collectors.joining("\n"));
    }
}
