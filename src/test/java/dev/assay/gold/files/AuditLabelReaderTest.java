package dev.assay.gold.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.SharedEvalsets;
import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.JsonLines;
import dev.assay.edge.files.NdjsonLine;
import dev.assay.edge.files.NdjsonReader;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.rubric.Label;
import dev.assay.rubric.RubricRef;
import dev.assay.rubric.Scale;
import dev.assay.rubric.files.RubricReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuditLabelReaderTest {

    private static final Map<String, Scale> SCALES = Map.of(
            "insult",
            new Scale.Categorical(Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), Map.of()),
            "grade",
            new Scale.Numeric(1, 5, 1));
    private static final AuditLabelReader READER = AuditLabelReader.under(SCALES, RubricRef.parse("toxicity@3.2.0"));

    @Test
    void reads_the_label_of_the_contract() {
        AuditLabel label = one("\"criterion\":\"insult\",\"label\":\"yes\",\"annotator\":\"u_3\",\"blind\":true,"
                + "\"rationale\":\"…\",\"at\":\"2026-11-20T09:14:03Z\",\"rubric\":\"toxicity@3.0.1\"");

        assertThat(label)
                .isEqualTo(new AuditLabel(
                        "a",
                        "insult",
                        "u_3",
                        Label.named("yes"),
                        Blindness.BLIND,
                        AuditLabel.Ruling.FIRST_OPINION,
                        Optional.of("…"),
                        Optional.of(Instant.parse("2026-11-20T09:14:03Z")),
                        Optional.of(RubricRef.parse("toxicity@3.0.1"))));
    }

    @Test
    void reads_a_score_and_a_ruling() {
        AuditLabel label = one("\"criterion\":\"grade\",\"score\":4,\"annotator\":\"u_3\",\"adjudicated\":true");

        assertThat(label.label()).isEqualTo(Label.score(4));
        assertThat(label.ruling()).isEqualTo(AuditLabel.Ruling.ADJUDICATED);
    }

    @ParameterizedTest
    @CsvSource({"true,BLIND", "false,NOT_BLIND", "null,UNKNOWN"})
    void knows_three_kinds_of_blindness(String blind, Blindness expected) {
        AuditLabel label = one("\"criterion\":\"insult\",\"label\":\"no\",\"annotator\":\"u_3\",\"blind\":" + blind);

        assertThat(label.blindness()).isEqualTo(expected);
    }

    @Test
    void keeps_a_label_on_a_criterion_without_a_known_scale_as_it_was_said() {
        AuditLabel label = JsonLines.one(
                "{\"itemId\":\"a\",\"criterion\":\"new\",\"label\":\"odd\",\"annotator\":\"u\"}",
                AuditLabelReader.knowing(SCALES));

        assertThat(label.label().text()).isEqualTo("odd");
    }

    static Stream<Arguments> bad_labels() {
        String place = "{\"itemId\":\"a\",\"annotator\":\"u\",";
        return Stream.of(
                arguments("no item", "{\"annotator\":\"u\",\"criterion\":\"insult\",\"label\":\"no\"}", "1:1 missing"),
                arguments(
                        "no annotator", "{\"itemId\":\"a\",\"criterion\":\"insult\",\"label\":\"no\"}", "1:1 missing"),
                arguments("no label", place + "\"criterion\":\"insult\"}", "1:1 missing"),
                arguments("a null label", place + "\"criterion\":\"insult\",\"label\":null}", "1:1 missing"),
                arguments(
                        "a label off the scale",
                        place + "\"criterion\":\"insult\",\"label\":\"Yes\"}",
                        "1:60 off_scale /label"),
                arguments(
                        "true as label", place + "\"criterion\":\"insult\",\"label\":true}", "1:60 wrong_type /label"),
                arguments(
                        "a score for a label",
                        place + "\"criterion\":\"insult\",\"score\":1}",
                        "1:1 missing; 1:60 conflict /score"),
                arguments(
                        "a label for a score",
                        place + "\"criterion\":\"grade\",\"label\":\"4\"}",
                        "1:1 missing; 1:59 conflict /label"),
                arguments(
                        "a score off the scale",
                        place + "\"criterion\":\"grade\",\"score\":6}",
                        "1:59 off_scale /score"),
                arguments(
                        "a score off the step",
                        place + "\"criterion\":\"grade\",\"score\":4.5}",
                        "1:59 off_scale /score"),
                arguments(
                        "an unknown criterion",
                        place + "\"criterion\":\"nsult\",\"label\":\"no\"}",
                        "1:43 unknown_reference /criterion"),
                arguments(
                        "blind in words",
                        place + "\"criterion\":\"insult\",\"label\":\"no\",\"blind\":\"yes\"}",
                        "1:73 wrong_type /blind"),
                arguments(
                        "another major version",
                        place + "\"criterion\":\"insult\",\"label\":\"no\",\"rubric\":\"toxicity@2.9.0\"}",
                        "1:74 other_version /rubric"),
                arguments(
                        "another rubric",
                        place + "\"criterion\":\"insult\",\"label\":\"no\",\"rubric\":\"tone@3.2.0\"}",
                        "1:74 other_version /rubric"),
                arguments(
                        "half a version",
                        place + "\"criterion\":\"insult\",\"label\":\"no\",\"rubric\":\"toxicity@3\"}",
                        "1:74 bad_value /rubric"),
                arguments(
                        "an unknown key",
                        place + "\"criterion\":\"insult\",\"label\":\"no\",\"comment\":\"x\"}",
                        "1:65 unknown_key /comment"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_labels")
    void refuses_a_label_with(String what, String line, String expected) {
        assertThat(JsonLines.problems(line, READER)).containsExactly(expected.split("; "));
    }

    @Test
    void says_what_the_scale_holds() {
        String lines = """
                {"itemId":"a","annotator":"u","criterion":"insult","label":"Yes"}
                {"itemId":"a","annotator":"u","criterion":"grade","score":6}
                """;

        assertThat(JsonLines.all(JsonLines.read("labels.jsonl", lines, READER)))
                .extracting(FileProblem::toString)
                .containsExactly(
                        "labels.jsonl:1:60: off_scale: 'Yes' is not a label of the scale [no, borderline, yes]"
                                + " (did you mean 'yes'?)",
                        "labels.jsonl:2:59: off_scale: 6 is not a score from 1 to 5 in steps of 1");
    }

    @Test
    void names_both_lines_of_a_repeated_label_and_keeps_a_ruling_beside_an_opinion() {
        String label = "{\"itemId\":\"a\",\"criterion\":\"insult\",\"annotator\":\"u\",\"label\":\"no\"";
        LabelChecks checks = new LabelChecks("labels.jsonl");

        List<NdjsonLine<AuditLabel>> lines = JsonLines.read(
                        "labels.jsonl", label + "}\n" + label + ",\"adjudicated\":true}\n" + label + "}\n", READER)
                .stream()
                .map(checks::check)
                .toList();

        assertThat(JsonLines.all(lines))
                .extracting(FileProblem::toString)
                .containsExactly("labels.jsonl:3:1: duplicate: 'u' has labelled item 'a', criterion 'insult' already,"
                        + " in line 1 (keep one line a human, item and criterion)");
    }

    @ParameterizedTest
    @CsvSource({"llmbar,419", "pandalm,2997", "label-errors,36927"})
    void reads_the_shared_labels(String evalset, int count) throws IOException {
        AuditLabelReader reader =
                AuditLabelReader.under(RubricReader.read(FileText.read(SharedEvalsets.file(evalset, "rubric.yaml"))));
        LabelChecks checks = new LabelChecks("labels.jsonl");
        List<NdjsonLine<AuditLabel>> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(SharedEvalsets.file(evalset, "labels.jsonl"))) {
            new NdjsonReader<>("labels.jsonl", in, reader).forEach(line -> lines.add(checks.check(line)));
        }

        assertThat(JsonLines.all(lines)).isEmpty();
        assertThat(lines).hasSize(count);
    }

    private static AuditLabel one(String keys) {
        return JsonLines.one("{\"itemId\":\"a\"," + keys + "}", READER);
    }
}
