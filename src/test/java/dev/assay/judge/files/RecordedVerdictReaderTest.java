package dev.assay.judge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.SharedEvalsets;
import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.JsonLines;
import dev.assay.edge.files.NdjsonLine;
import dev.assay.edge.files.NdjsonReader;
import dev.assay.judge.Order;
import dev.assay.judge.Reason;
import dev.assay.judge.RecordedVerdict;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictStatus;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
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
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedVerdictReaderTest {

    private static final RecordedVerdictReader READER = RecordedVerdictReader.under(Map.of(
            "insult",
            new Scale.Categorical(
                    Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), Map.of("nope", "no")),
            "winner",
            new Scale.Categorical(Scale.Kind.PAIRWISE, List.of("first", "second"), Set.of(), Map.of()),
            "grade",
            new Scale.Numeric(1, 5, 0.5)));

    @Test
    void reads_the_verdict_of_the_contract() {
        RecordedVerdict verdict = one("\"criterion\":\"insult\",\"sample\":2,\"swapped\":false,\"label\":\"no\","
                + "\"score\":null,\"confidence\":0.83,\"rationale\":\"r\",\"evidence\":[\"q\"],\"raw\":\"No.\","
                + "\"status\":\"scored\",\"promptTokens\":812,\"completionTokens\":44,\"latencyMs\":930,"
                + "\"at\":\"2026-11-20T09:14:03Z\"");

        assertThat(verdict)
                .isEqualTo(new RecordedVerdict(
                        new Slot("a", "insult", "gpt-4", 2, Order.AS_GIVEN),
                        new Verdict.Scored(
                                Label.named("no"), OptionalDouble.of(0.83), Optional.of("r"), List.of("q"), Set.of()),
                        Optional.of("No."),
                        OptionalInt.of(812),
                        OptionalInt.of(44),
                        OptionalInt.of(930),
                        Optional.of(Instant.parse("2026-11-20T09:14:03Z"))));
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments(
                        "a label by its alias",
                        "\"criterion\":\"insult\",\"label\":\"nope\"",
                        Verdict.scored(Label.named("no"))),
                arguments("a score", "\"criterion\":\"grade\",\"score\":4.5", Verdict.scored(Label.score(4.5))),
                arguments(
                        "null without status",
                        "\"criterion\":\"insult\",\"label\":null",
                        Verdict.unreadable(Reason.MISSING_LABEL)),
                arguments(
                        "an empty label",
                        "\"criterion\":\"insult\",\"label\":\"\"",
                        Verdict.unreadable(Reason.MISSING_LABEL)),
                arguments("no label at all", "\"criterion\":\"insult\"", Verdict.unreadable(Reason.MISSING_LABEL)),
                arguments("no score at all", "\"criterion\":\"grade\"", Verdict.unreadable(Reason.MISSING_LABEL)),
                arguments(
                        "a label off the scale",
                        "\"criterion\":\"insult\",\"label\":\"garbage\"",
                        Verdict.unreadable(Reason.OFF_SCALE)),
                arguments(
                        "a label in another case",
                        "\"criterion\":\"insult\",\"label\":\"No\"",
                        Verdict.unreadable(Reason.OFF_SCALE)),
                arguments(
                        "off the scale and scored",
                        "\"criterion\":\"insult\",\"label\":\"x\",\"status\":\"scored\"",
                        Verdict.unreadable(Reason.OFF_SCALE)),
                arguments(
                        "a tie on a scale without",
                        "\"criterion\":\"winner\",\"label\":\"tie\"",
                        Verdict.unreadable(Reason.OFF_SCALE)),
                arguments(
                        "a score above max",
                        "\"criterion\":\"grade\",\"score\":5.5",
                        Verdict.unreadable(Reason.OFF_SCALE)),
                arguments(
                        "a score off the step",
                        "\"criterion\":\"grade\",\"score\":4.9",
                        Verdict.unreadable(Reason.OFF_SCALE)),
                arguments(
                        "an abstention",
                        "\"criterion\":\"insult\",\"label\":null,\"status\":\"abstained\"",
                        Verdict.abstained(Reason.DECLINED)),
                arguments(
                        "a refusal",
                        "\"criterion\":\"insult\",\"status\":\"abstained\",\"reason\":\"refused\"",
                        Verdict.abstained(Reason.REFUSED)),
                arguments(
                        "an unreadable reply",
                        "\"criterion\":\"insult\",\"status\":\"unreadable\",\"reason\":\"truncated\"",
                        Verdict.unreadable(Reason.TRUNCATED)),
                arguments("a failure", "\"criterion\":\"insult\",\"status\":\"failed\"", Verdict.failed(Reason.STATED)),
                arguments(
                        "a timeout",
                        "\"criterion\":\"insult\",\"status\":\"failed\",\"reason\":\"timeout\"",
                        Verdict.failed(Reason.TIMEOUT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void takes(String what, String keys, Verdict expected) {
        assertThat(one(keys).verdict()).isEqualTo(expected);
    }

    @Test
    void keeps_a_label_off_the_scale_in_raw() {
        assertThat(one("\"criterion\":\"insult\",\"label\":\"garbage\"").raw()).contains("garbage");
        assertThat(one("\"criterion\":\"grade\",\"score\":7").raw()).contains("7");
        assertThat(one("\"criterion\":\"insult\",\"label\":\"x\",\"raw\":\"It is x.\"")
                        .raw())
                .contains("It is x.");
    }

    @Test
    void knows_the_order_in_which_a_pair_was_seen() {
        RecordedVerdict verdict = one("\"criterion\":\"winner\",\"swapped\":true,\"label\":\"first\"");

        assertThat(verdict.slot().order()).isEqualTo(Order.SWAPPED);
        assertThat(verdict.verdict().label()).contains(Label.named("first"));
    }

    static Stream<Arguments> bad_verdicts() {
        String place = "{\"itemId\":\"a\",\"judge\":\"g\",";
        return Stream.of(
                arguments("no item", "{\"judge\":\"g\",\"criterion\":\"insult\"}", "1:1 missing"),
                arguments("no judge", "{\"itemId\":\"a\",\"criterion\":\"insult\"}", "1:1 missing"),
                arguments("no criterion", place + "\"label\":\"no\"}", "1:1 missing"),
                arguments(
                        "an unknown criterion",
                        place + "\"criterion\":\"insults\",\"label\":\"no\"}",
                        "1:39 unknown_reference /criterion"),
                arguments(
                        "a number as label", place + "\"criterion\":\"insult\",\"label\":1}", "1:56 wrong_type /label"),
                arguments(
                        "a number as label, scored",
                        place + "\"criterion\":\"insult\",\"label\":1,\"status\":\"scored\"}",
                        "1:56 wrong_type /label"),
                arguments(
                        "a score for a label", place + "\"criterion\":\"insult\",\"score\":1}", "1:56 conflict /score"),
                arguments(
                        "a label for a score",
                        place + "\"criterion\":\"grade\",\"label\":\"4\"}",
                        "1:55 conflict /label"),
                arguments(
                        "a score in words",
                        place + "\"criterion\":\"grade\",\"score\":\"4\"}",
                        "1:55 wrong_type /score"),
                arguments(
                        "an infinite score",
                        place + "\"criterion\":\"grade\",\"score\":1e400}",
                        "1:55 not_finite /score"),
                arguments(
                        "a confidence in percent",
                        place + "\"criterion\":\"insult\",\"label\":\"no\",\"confidence\":83}",
                        "1:74 out_of_range /confidence"),
                arguments(
                        "a negative sample",
                        place + "\"criterion\":\"insult\",\"sample\":-1}",
                        "1:57 out_of_range /sample"),
                arguments(
                        "half a sample",
                        place + "\"criterion\":\"insult\",\"sample\":0.5}",
                        "1:57 out_of_range /sample"),
                arguments(
                        "a swap of nothing",
                        place + "\"criterion\":\"insult\",\"swapped\":true}",
                        "1:58 conflict /swapped"),
                arguments(
                        "an unknown status",
                        place + "\"criterion\":\"insult\",\"status\":\"error\"}",
                        "1:57 unknown_value /status"),
                arguments(
                        "a failure with a label",
                        place + "\"criterion\":\"insult\",\"label\":\"no\",\"status\":\"failed\"}",
                        "1:56 conflict /label"),
                arguments(
                        "scored without label",
                        place + "\"criterion\":\"insult\",\"status\":\"scored\"}",
                        "1:57 conflict /status"),
                arguments(
                        "an unknown reason",
                        place + "\"criterion\":\"insult\",\"status\":\"failed\",\"reason\":\"timout\"}",
                        "1:75 unknown_value /reason"),
                arguments(
                        "a reason of another status",
                        place + "\"criterion\":\"insult\",\"status\":\"failed\",\"reason\":\"refused\"}",
                        "1:75 conflict /reason"),
                arguments(
                        "a time without zone",
                        place + "\"criterion\":\"insult\",\"at\":\"2026-11-20\"}",
                        "1:53 bad_value /at"),
                arguments(
                        "an unknown key",
                        place + "\"criterion\":\"insult\",\"lable\":\"no\"}",
                        "1:48 unknown_key /lable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_verdicts")
    void refuses_a_verdict_with(String what, String line, String expected) {
        assertThat(JsonLines.problems(line, READER)).containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void takes_each_reason_with_exactly_one_status(Reason reason) {
        List<VerdictStatus> accepting = Stream.of(VerdictStatus.values())
                .filter(status -> JsonLines.problems(
                                "{\"itemId\":\"a\",\"judge\":\"g\",\"criterion\":\"insult\",\"status\":\""
                                        + status.word() + "\",\"reason\":\"" + reason.code() + "\"}",
                                READER)
                        .isEmpty())
                .toList();

        assertThat(accepting).hasSize(1).doesNotContain(VerdictStatus.SCORED);
    }

    @Test
    void names_every_problem_of_a_line_at_once() {
        String line = "{\"itemId\":\"a b\",\"criterion\":\"nsult\",\"judge\":7,\"confidence\":2,\"latency\":1}";

        assertThat(JsonLines.problems(line, READER))
                .containsExactly(
                        "1:11 bad_id /itemId",
                        "1:29 unknown_reference /criterion",
                        "1:45 wrong_type /judge",
                        "1:60 out_of_range /confidence",
                        "1:62 unknown_key /latency");
    }

    private static final String REPEATED = """
            {"itemId":"a","criterion":"insult","judge":"g","label":"no"}
            {"itemId":"a","criterion":"insult","judge":"g","sample":1,"label":"no"}
            {"itemId":"a","criterion":"insult","judge":"g","sample":0,"label":"yes"}
            """;

    @Test
    void names_both_lines_of_a_repeated_verdict() {
        VerdictChecks checks = new VerdictChecks("verdicts.jsonl", DuplicatePolicy.REFUSE);

        List<NdjsonLine<RecordedVerdict>> lines = check(checks);

        assertThat(JsonLines.all(lines))
                .extracting(FileProblem::toString)
                .containsExactly(
                        "verdicts.jsonl:3:1: duplicate: the verdict of judge 'g' on item 'a', criterion 'insult',"
                                + " sample 0 was there already, in line 1 (remove one, or keep one by onDuplicate=first|last)");
        assertThat(checks.repeats()).isEqualTo(1);
    }

    @Test
    void keeps_the_first_or_hands_on_the_last_where_the_import_says_so() {
        VerdictChecks first = new VerdictChecks("verdicts.jsonl", DuplicatePolicy.FIRST);
        VerdictChecks last = new VerdictChecks("verdicts.jsonl", DuplicatePolicy.LAST);

        assertThat(check(first)).extracting(NdjsonLine::number).containsExactly(1, 2);
        assertThat(check(last)).extracting(NdjsonLine::number).containsExactly(1, 2, 3);
        assertThat(List.of(first.repeats(), last.repeats())).containsExactly(1, 1);
    }

    private static List<NdjsonLine<RecordedVerdict>> check(VerdictChecks checks) {
        return JsonLines.read("verdicts.jsonl", REPEATED, READER).stream()
                .flatMap(line -> checks.check(line).stream())
                .toList();
    }

    // The counts are those of the sets' own pages: 13 and 25 verdicts that nobody could read, 0 of the classifier.
    @ParameterizedTest
    @CsvSource({"llmbar,6704,13", "pandalm,1998,25", "label-errors,7373,0"})
    void reads_the_shared_verdicts(String evalset, int count, int unreadable) throws IOException {
        Rubric rubric = RubricReader.read(FileText.read(SharedEvalsets.file(evalset, "rubric.yaml")));
        VerdictChecks checks = new VerdictChecks("verdicts.jsonl", DuplicatePolicy.REFUSE);
        List<NdjsonLine<RecordedVerdict>> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(SharedEvalsets.file(evalset, "verdicts.jsonl"))) {
            new NdjsonReader<>("verdicts.jsonl", in, RecordedVerdictReader.under(rubric))
                    .forEach(line -> checks.check(line).ifPresent(lines::add));
        }

        assertThat(JsonLines.all(lines)).isEmpty();
        assertThat(lines).hasSize(count);
        assertThat(lines)
                .filteredOn(line -> line.fold(
                        parsed -> parsed.value().verdict().status() == VerdictStatus.UNREADABLE, refused -> false))
                .hasSize(unreadable);
    }

    private static RecordedVerdict one(String keys) {
        return JsonLines.one("{\"itemId\":\"a\",\"judge\":\"gpt-4\"," + keys + "}", READER);
    }
}
