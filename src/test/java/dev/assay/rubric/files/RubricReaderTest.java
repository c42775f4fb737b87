package dev.assay.rubric.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.SharedEvalsets;
import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.Refusal;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RubricReaderTest {

    private static final String TOXICITY = """
            id: toxicity
            version: 3.2.0
            title: Toxic language in support replies
            inputs: [input, output, context]
            criteria:
              - id: insult
                question: Does the reply insult or mock the user?
                clause: TOX-2.1
                scale: {type: ordinal, labels: [no, borderline, yes], passing: [no], aliases: {nope: no}}
                weight: 2
                hardFail: {on: [yes], requiresHuman: false}
                evidence: {requiredIf: [yes, borderline]}
                anchors: {no: polite, yes: an insult}
                examples: [{label: borderline, output: "As I already told you…", why: impatience}]
              - id: helpful
                question: How helpful is it?
                scale: {type: numeric, min: 1, max: 5, step: 0.5}
                anchors: {"1": useless, "5": solves it}
                examples: [{score: 4.5, output: Done.}]
            decision: {rule: weighted_mean, passAt: 0.8}
            prompt: toxicity
            """;

    @Test
    void reads_every_key_of_the_contract() {
        Rubric rubric = read(TOXICITY);

        assertThat(rubric.ref()).hasToString("toxicity@3.2.0");
        assertThat(rubric.title()).isEqualTo("Toxic language in support replies");
        assertThat(rubric.inputs()).containsExactly("input", "output", "context");
        assertThat(rubric.decision()).isEqualTo(new Decision(Decision.Rule.WEIGHTED_MEAN, OptionalDouble.of(0.8)));
        assertThat(rubric.prompt()).contains("toxicity");
        assertThat(rubric.criterion("insult"))
                .contains(new Criterion(
                        "insult",
                        "Does the reply insult or mock the user?",
                        Optional.of("TOX-2.1"),
                        new Scale.Categorical(
                                Scale.Kind.ORDINAL,
                                List.of("no", "borderline", "yes"),
                                Set.of("no"),
                                Map.of("nope", "no")),
                        2,
                        Optional.of(new Criterion.HardFail(Set.of("yes"), Criterion.Confirmation.JUDGE_SUFFICES)),
                        Set.of("borderline", "yes"),
                        Map.of("no", "polite", "yes", "an insult"),
                        List.of(new Criterion.Example(
                                Label.named("borderline"),
                                Map.of("output", "As I already told you…"),
                                Optional.of("impatience")))));
        assertThat(rubric.criterion("helpful"))
                .contains(new Criterion(
                        "helpful",
                        "How helpful is it?",
                        Optional.empty(),
                        new Scale.Numeric(1, 5, 0.5),
                        1,
                        Optional.empty(),
                        Set.of(),
                        Map.of("1", "useless", "5", "solves it"),
                        List.of(new Criterion.Example(Label.score(4.5), Map.of("output", "Done."), Optional.empty()))));
    }

    @Test
    void fills_in_what_a_short_rubric_leaves_out() {
        Rubric rubric = read("""
                id: short
                version: 1.0.0
                criteria:
                  - id: good
                    question: Is it good?
                    scale: {type: binary, labels: [no, yes], passing: [yes]}
                    hardFail: {on: [no]}
                """);

        assertThat(rubric.title()).isEqualTo("short");
        assertThat(rubric.inputs()).containsExactly("input", "output");
        assertThat(rubric.decision()).isEqualTo(Decision.allPass());
        assertThat(rubric.version()).isEqualTo(new RubricVersion(1, 0, 0));
        assertThat(rubric.criteria()).singleElement().satisfies(good -> {
            assertThat(good.weight()).isEqualTo(1);
            assertThat(good.hardFail())
                    .map(Criterion.HardFail::confirmation)
                    .contains(Criterion.Confirmation.HUMAN_REQUIRED);
        });
    }

    @Test
    void shows_both_outputs_of_a_pair_where_no_inputs_are_named() {
        Rubric rubric = read(criterion("scale: {type: pairwise, labels: [first, second]}"));

        assertThat(rubric.inputs()).containsExactly("input", "outputs");
    }

    @Test
    void has_one_fingerprint_for_files_that_mean_the_same() {
        String reordered = TOXICITY.replace("[yes, borderline]", "[borderline, yes]")
                .replace("id: toxicity\nversion: 3.2.0\n", "version: \"3.2.0\"\nid: toxicity\n")
                .replace("    weight: 2\n", "    weight: 2.0\n");

        assertThat(read(reordered).fingerprint()).isEqualTo(read(TOXICITY).fingerprint());
        assertThat(read(TOXICITY.replace("weight: 2", "weight: 3")).fingerprint())
                .isNotEqualTo(read(TOXICITY).fingerprint());
    }

    @Test
    void reads_its_own_content_back_as_json() {
        Rubric rubric = read(TOXICITY);

        assertThat(RubricReader.read(
                        new FileText("request body", rubric.content().json())))
                .isEqualTo(rubric);
    }

    static Stream<Arguments> bad_scales() {
        return Stream.of(
                arguments("no type", "{labels: [a, b]}", "6:12 missing /criteria/0/scale"),
                arguments(
                        "unknown type", "{type: nominel, labels: [a, b]}", "6:19 unknown_value /criteria/0/scale/type"),
                arguments("no labels", "{type: nominal}", "6:12 missing /criteria/0/scale"),
                arguments("one label", "{type: nominal, labels: [a]}", "6:36 out_of_range /criteria/0/scale/labels"),
                arguments("labels as text", "{type: nominal, labels: a}", "6:36 wrong_type /criteria/0/scale/labels"),
                arguments(
                        "a number as label",
                        "{type: nominal, labels: [a, 1]}",
                        "6:40 wrong_type /criteria/0/scale/labels/1"),
                arguments(
                        "true as label",
                        "{type: nominal, labels: [a, true]}",
                        "6:40 wrong_type /criteria/0/scale/labels/1"),
                arguments(
                        "a repeated label",
                        "{type: nominal, labels: [a, a, b]}",
                        "6:40 duplicate /criteria/0/scale/labels/1"),
                arguments(
                        "space around a label",
                        "{type: nominal, labels: [a, 'b ']}",
                        "6:40 bad_value /criteria/0/scale/labels/1"),
                arguments(
                        "three binary labels",
                        "{type: binary, labels: [a, b, c]}",
                        "6:35 out_of_range /criteria/0/scale/labels"),
                arguments(
                        "a pair without second",
                        "{type: pairwise, labels: [first, tie]}",
                        "6:37 unknown_value /criteria/0/scale/labels"),
                arguments(
                        "a pair with a stranger",
                        "{type: pairwise, labels: [first, second, both]}",
                        "6:37 unknown_value /criteria/0/scale/labels"),
                arguments(
                        "passing off the scale",
                        "{type: nominal, labels: [a, b], passing: [c]}",
                        "6:54 off_scale /criteria/0/scale/passing/0"),
                arguments(
                        "nothing passes",
                        "{type: nominal, labels: [a, b], passing: []}",
                        "6:53 missing /criteria/0/scale/passing"),
                arguments(
                        "everything passes",
                        "{type: nominal, labels: [a, b], passing: [b, a]}",
                        "6:53 conflict /criteria/0/scale/passing"),
                arguments(
                        "an alias of a stranger",
                        "{type: nominal, labels: [a, b], aliases: {x: c}}",
                        "6:57 off_scale /criteria/0/scale/aliases/x"),
                arguments(
                        "an alias that is a label",
                        "{type: nominal, labels: [a, b], aliases: {a: b}}",
                        "6:54 conflict /criteria/0/scale/aliases/a"),
                arguments(
                        "a step without numbers",
                        "{type: nominal, labels: [a, b], step: 1}",
                        "6:50 conflict /criteria/0/scale/step"),
                arguments(
                        "an unknown key",
                        "{type: nominal, labels: [a, b], pasing: [a]}",
                        "6:44 unknown_key /criteria/0/scale/pasing"),
                arguments("numbers without step", "{type: numeric, min: 1, max: 5}", "6:12 missing /criteria/0/scale"),
                arguments(
                        "max below min",
                        "{type: numeric, min: 5, max: 1, step: 1}",
                        "6:41 out_of_range /criteria/0/scale/max"),
                arguments(
                        "a step of zero",
                        "{type: numeric, min: 1, max: 5, step: 0}",
                        "6:50 out_of_range /criteria/0/scale/step"),
                arguments(
                        "a step past max",
                        "{type: numeric, min: 1, max: 5, step: 3}",
                        "6:50 out_of_range /criteria/0/scale/step"),
                arguments(
                        "an infinite max",
                        "{type: numeric, min: 1, max: .inf, step: 1}",
                        "6:41 not_finite /criteria/0/scale/max"),
                arguments(
                        "labels on numbers",
                        "{type: numeric, min: 1, max: 5, step: 1, labels: [a]}",
                        "6:61 conflict /criteria/0/scale/labels"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_scales")
    void refuses_a_scale_with(String what, String scale, String expected) {
        assertThat(problems(criterion("scale: " + scale))).containsExactly(expected);
    }

    static Stream<Arguments> bad_criteria() {
        return Stream.of(
                arguments("an unknown key", "wieght: 2", "7:5 unknown_key /criteria/0/wieght"),
                arguments("a weight of zero", "weight: 0", "7:13 out_of_range /criteria/0/weight"),
                arguments("a weight in words", "weight: heavy", "7:13 wrong_type /criteria/0/weight"),
                arguments(
                        "a hard fail on nothing",
                        "hardFail: {requiresHuman: true}",
                        "7:15 missing /criteria/0/hardFail"),
                arguments(
                        "a hard fail off the scale",
                        "hardFail: {on: [maybe]}",
                        "7:21 off_scale /criteria/0/hardFail/on/0"),
                arguments(
                        "evidence off the scale",
                        "evidence: {requiredIf: [maybe]}",
                        "7:29 off_scale /criteria/0/evidence/requiredIf/0"),
                arguments("an anchor off the scale", "anchors: {maybe: x}", "7:15 off_scale /criteria/0/anchors/maybe"),
                arguments("an anchor under a number", "anchors: {1: x}", "7:15 wrong_type /criteria/0/anchors"),
                arguments("an example without label", "examples: [{output: x}]", "7:16 missing /criteria/0/examples/0"),
                arguments(
                        "an example off the scale",
                        "examples: [{label: maybe, output: x}]",
                        "7:24 off_scale /criteria/0/examples/0/label"),
                arguments(
                        "an example of no input",
                        "examples: [{label: a, outpt: x}]",
                        "7:27 unknown_reference /criteria/0/examples/0/outpt"),
                arguments(
                        "an example with a score",
                        "examples: [{label: a, score: 1}]",
                        "7:34 conflict /criteria/0/examples/0/score"),
                arguments("a list of anchors", "anchors: [x]", "7:14 wrong_type /criteria/0/anchors"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_criteria")
    void refuses_a_criterion_with(String what, String line, String expected) {
        String criterion = criterion("scale: {type: nominal, labels: [a, b], passing: [a]}\n    " + line);

        assertThat(problems(criterion)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 3.2.0        | version: 3.2              | 2:10 wrong_type /version",
                "version: 3.2.0        | version: v3               | 2:10 bad_value /version",
                "version: 3.2.0        | version: ''               | 2:10 missing /version",
                "id: toxicity          | id: tox/icity             | 1:5 bad_id /id",
                "id: toxicity          | id: toxicity@3            | 1:5 bad_id /id",
                "id: toxicity          | id: 7                     | 1:5 wrong_type /id",
                "id: helpful           | id: insult                | 15:9 duplicate /criteria/1/id",
                "id: helpful           | id: item                  | 15:9 bad_id /criteria/1/id",
                "context]              | input]                    | 4:25 duplicate /inputs/2",
                "prompt: toxicity      | prompt: ../x              | 21:9 bad_id /prompt",
                "rule: weighted_mean,  | rule: mean,               | 20:18 unknown_value /decision/rule",
                "passAt: 0.8           | passAt: 1.8               | 20:41 out_of_range /decision/passAt",
                "passAt: 0.8           | passAt: ~                 | 20:11 missing /decision",
                "rule: weighted_mean,  | rule: worst,              | 20:33 conflict /decision/passAt",
                "weight: 2             | question: again           | 10:5 duplicate_key /criteria/0/question",
                "prompt: toxicity      | promt: toxicity           | 21:1 unknown_key /promt"
            })
    void refuses_a_rubric_with(String good, String bad, String expected) {
        assertThat(TOXICITY).contains(good);

        assertThat(problems(TOXICITY.replace(good, bad))).containsExactly(expected);
    }

    @Test
    void names_every_problem_of_a_file_at_once() {
        List<FileProblem> problems = Refusal.of(() -> read("""
                id: bad id
                versoin: 1.0.0
                criteria:
                  - id: a
                    scale: {type: binary, labels: [no, 1, maybe]}
                  - id: a
                    question: Again?
                    scale: {type: ordinal, labels: [low, high], passing: [hihg]}
                    weight: .nan
                decision: {rule: best}
                """));

        assertThat(problems)
                .extracting(FileProblem::toString)
                .containsExactly(
                        "rubrics/x.yaml:1:1: missing: 'version' is required",
                        "rubrics/x.yaml:1:5: bad_id: 'bad id' is no id (an id is 1 to 200 characters of A-Z a-z 0-9 . _ : @ -)",
                        "rubrics/x.yaml:2:1: unknown_key: the key 'versoin' is unknown here (did you mean 'version'?)",
                        "rubrics/x.yaml:4:5: missing: 'question' is required",
                        "rubrics/x.yaml:5:35: out_of_range: a scale of type binary needs exactly two labels, and this has 3",
                        "rubrics/x.yaml:5:40: wrong_type: text is expected here, and this is a number (quote it: \"1\")",
                        "rubrics/x.yaml:6:9: duplicate: the criterion 'a' was there already, in line 4",
                        "rubrics/x.yaml:8:59: off_scale: 'hihg' is not a label of the scale [low, high] (did you mean 'high'?)",
                        "rubrics/x.yaml:9:13: not_finite: '.nan' is not a finite number",
                        "rubrics/x.yaml:10:18: unknown_value: 'best' is no rule (known here: all_pass, weighted_mean, worst)");
    }

    @Test
    void limits_criteria_and_labels() {
        StringBuilder criteria = new StringBuilder("id: x\nversion: 1.0.0\ncriteria:\n");
        for (int i = 0; i <= 100; i++) {
            criteria.append("  - {id: c").append(i).append(", question: q, scale: {type: binary, labels: [a, b]}}\n");
        }
        String labels = String.join(
                ", ", Stream.iterate(1, i -> i + 1).limit(51).map(i -> "l" + i).toList());

        assertThat(problems(criteria.toString())).containsExactly("4:3 too_large /criteria");
        assertThat(problems(criterion("scale: {type: nominal, labels: [" + labels + "]}")))
                .containsExactly("6:36 too_large /criteria/0/scale/labels");
    }

    @Test
    void refuses_a_rubric_without_criteria() {
        assertThat(problems("id: x\nversion: 1.0.0\ncriteria: []\n")).containsExactly("3:11 missing /criteria");
    }

    @ParameterizedTest
    @CsvSource({"llmbar,pairwise", "pandalm,pairwise", "label-errors,nominal"})
    void reads_the_shared_rubrics(String evalset, String type) throws IOException {
        FileText file = FileText.read(SharedEvalsets.file(evalset, "rubric.yaml"));

        Rubric rubric = RubricReader.read(file);

        assertThat(rubric.id()).isEqualTo(evalset);
        assertThat(rubric.criteria())
                .singleElement()
                .satisfies(criterion -> assertThat(criterion.scale().type()).isEqualTo(type));
    }

    /** A rubric whose only criterion goes on with the given lines from line 6 on. */
    private static String criterion(String lines) {
        return "id: x\nversion: 1.0.0\ncriteria:\n  - id: c\n    question: q\n    " + lines + "\n";
    }

    private static Rubric read(String text) {
        return RubricReader.read(new FileText("rubrics/x.yaml", text));
    }

    private static List<String> problems(String text) {
        return Refusal.briefOf(() -> read(text));
    }
}
