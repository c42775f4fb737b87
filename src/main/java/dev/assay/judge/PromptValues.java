package dev.assay.judge;

import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The value of each name of a template for a questionnaire: the rubric's words as they are, the item's fenced. */
final class PromptValues {

    private static final String NONE = "(none)";

    private final Questionnaire asked;
    private final ShownItem item;
    private final Fence fence;
    private final FencedExamples examples;

    PromptValues(Questionnaire asked, ShownItem item, Fence fence, FencedExamples examples) {
        this.asked = asked;
        this.item = item;
        this.fence = fence;
        this.examples = examples;
    }

    /** The value of a name; throws {@link IllegalArgumentException} for one that the template must not use. */
    String of(String name) {
        return PromptName.of(name).map(this::trusted).orElseGet(() -> PromptTemplate.inputOf(name, asked.rubric())
                .map(this::fenced)
                .orElseThrow(() -> new IllegalArgumentException("no value for the name '" + name + "'")));
    }

    private String trusted(PromptName name) {
        return switch (name) {
            case QUESTION -> ofEach(Criterion::question);
            case LABELS -> ofEach(criterion -> labels(criterion.scale()));
            case ANCHORS -> ofEach(criterion -> lines(criterion.anchors()));
            case EXAMPLES -> ofEach(this::examples);
            case CLAUSE -> ofEach(criterion -> criterion.clause().orElse(NONE));
            case EVIDENCE -> ofEach(PromptValues::evidence);
            case TITLE -> asked.rubric().title();
            case CRITERIA ->
                asked.rubric().criteria().stream()
                        .map(each -> "- " + each.id() + ": " + each.question())
                        .collect(Collectors.joining("\n"));
            case FENCE -> fence.marker();
            case ITEM ->
                item.names().stream()
                        .map(field -> field + ":\n" + fenced(field))
                        .collect(Collectors.joining("\n\n"));
        };
    }

    /** The text that all criteria have in common, or that of each under its id. */
    private String ofEach(Function<Criterion, String> text) {
        List<String> texts = asked.criteria().stream().map(text).toList();
        if (texts.stream().distinct().count() == 1) {
            return texts.get(0);
        }
        StringBuilder each = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            each.append("\n[").append(asked.criteria().get(i).id()).append(']');
            each.append(texts.get(i).contains("\n") ? '\n' : ' ').append(texts.get(i));
        }
        return each.toString();
    }

    static String labels(Scale scale) {
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

    private String examples(Criterion criterion) {
        List<String> texts = new ArrayList<>();
        criterion.examples().forEach(example -> texts.add(example(example)));
        texts.addAll(examples.of(criterion.id(), asked.item().id()));
        return texts.isEmpty() ? NONE : String.join("\n\n", texts);
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
