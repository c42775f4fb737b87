package dev.assay.judge;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Questions for tests: by default whether a reply insults, on the ordinal scale no, borderline, yes. */
public final class QuestionBuilder {

    private Scale scale =
            new Scale.Categorical(Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), Map.of());
    private final Map<String, CanonicalContent> fields = new LinkedHashMap<>();
    private final List<Criterion> others = new ArrayList<>();
    private List<String> inputs = List.of("input", "output");
    private Set<String> evidenceRequiredIf = Set.of();
    private Map<String, String> anchors = Map.of();
    private List<Criterion.Example> examples = List.of();
    private Order order = Order.AS_GIVEN;
    private int sample = 0;
    private String itemId = "a91f";

    private QuestionBuilder() {
        field("input", "Where is my parcel?");
        field("output", "As I already told you, it is on its way.");
    }

    public static QuestionBuilder aQuestion() {
        return new QuestionBuilder();
    }

    /** The question by itself, as it is asked. */
    public Questionnaire asked() {
        return Questionnaire.of(build());
    }

    /** Asks about other criteria on the same scale as well, in the same call. */
    public Questionnaire together(String... criteria) {
        for (String criterion : criteria) {
            others.add(criterion(criterion, scale));
        }
        Question first = build();
        List<Question> all = new ArrayList<>(List.of(first));
        others.forEach(other -> all.add(new Question(
                first.rubric(), other, first.item(), new Slot(itemId, other.id(), "strict-gpt", sample, order))));
        return new Questionnaire(all);
    }

    public QuestionBuilder item(String id) {
        itemId = id;
        return this;
    }

    public QuestionBuilder field(String name, Object value) {
        fields.put(name, CanonicalContent.of(value));
        return this;
    }

    public QuestionBuilder inputs(String... names) {
        inputs = List.of(names);
        return this;
    }

    public QuestionBuilder scale(Scale wanted) {
        scale = wanted;
        return this;
    }

    public QuestionBuilder pair(String first, String second) {
        scale = new Scale.Categorical(Scale.Kind.PAIRWISE, List.of("first", "second", "tie"), Set.of(), Map.of());
        fields.remove("output");
        inputs = List.of("input", "outputs");
        return field("outputs", List.of(first, second));
    }

    public QuestionBuilder swapped() {
        order = Order.SWAPPED;
        return this;
    }

    public QuestionBuilder sample(int number) {
        sample = number;
        return this;
    }

    public QuestionBuilder scores(double min, double max, double step) {
        scale = new Scale.Numeric(min, max, step);
        return this;
    }

    public QuestionBuilder alias(String spelling, String label) {
        scale = new Scale.Categorical(
                Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), Map.of(spelling, label));
        return this;
    }

    public QuestionBuilder quotesFor(String... labels) {
        evidenceRequiredIf = Set.of(labels);
        return this;
    }

    public QuestionBuilder anchor(String label, String meaning) {
        anchors = Map.of(label, meaning);
        return this;
    }

    public QuestionBuilder example(Criterion.Example example) {
        examples = List.of(example);
        return this;
    }

    /** Adds another criterion to the rubric, which is not the one asked about. */
    public QuestionBuilder besides(String criterion, String... labels) {
        Scale other = new Scale.Categorical(Scale.Kind.NOMINAL, List.of(labels), Set.of(), Map.of());
        others.add(criterion(criterion, other));
        return this;
    }

    public Question build() {
        Criterion asked = new Criterion(
                "insult",
                "Does the reply insult or mock the user?",
                Optional.of("TOX-2.1"),
                scale,
                1,
                Optional.empty(),
                evidenceRequiredIf,
                anchors,
                examples);
        List<Criterion> criteria = new ArrayList<>(List.of(asked));
        criteria.addAll(others);
        Rubric rubric = new Rubric(
                "toxicity",
                RubricVersion.parse("3.2.0"),
                "Toxic language in support replies",
                inputs,
                criteria,
                Decision.allPass(),
                Optional.empty(),
                CanonicalContent.of(Map.of("id", "toxicity")));
        Item item = new Item(itemId, fields, Optional.empty(), OptionalDouble.empty(), Map.of());
        return new Question(rubric, asked, item, new Slot(itemId, "insult", "strict-gpt", sample, order));
    }

    private static Criterion criterion(String id, Scale scale) {
        return new Criterion(
                id,
                "What about " + id + "?",
                Optional.empty(),
                scale,
                1,
                Optional.empty(),
                Set.of(),
                Map.of(),
                List.of());
    }
}
