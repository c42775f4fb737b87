package dev.assay.evalset.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.SharedEvalsets;
import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.JsonLines;
import dev.assay.edge.files.NdjsonLine;
import dev.assay.edge.files.NdjsonReader;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ItemReaderTest {

    @Test
    void reads_the_item_of_the_contract() {
        Item item = one("{\"id\":\"a91f\",\"input\":\"x\",\"output\":{\"k\":[1]},\"reference\":null,"
                + "\"context\":[\"c\"],\"candidate\":2,\"group\":\"doc-17\",\"samplingProb\":0.12,"
                + "\"meta\":{\"annotator\":\"u_17\",\"language\":\"de\"}}");

        assertThat(item)
                .isEqualTo(new Item(
                        "a91f",
                        Map.of(
                                "input", CanonicalContent.of("x"),
                                "output", CanonicalContent.of(Map.of("k", List.of(1))),
                                "context", CanonicalContent.of(List.of("c")),
                                "candidate", CanonicalContent.of(2)),
                        Optional.of("doc-17"),
                        OptionalDouble.of(0.12),
                        Map.of("annotator", CanonicalContent.of("u_17"), "language", CanonicalContent.of("de"))));
    }

    @Test
    void takes_custom_id_for_id() {
        assertThat(one("{\"custom_id\":\"a\",\"input\":\"x\"}")).isEqualTo(one("{\"id\":\"a\",\"input\":\"x\"}"));
    }

    @Test
    void takes_two_outputs_for_a_pair() {
        assertThat(one("{\"id\":\"a\",\"outputs\":[\"x\",\"y\"]}").isPairwise()).isTrue();
    }

    static Stream<Arguments> bad_items() {
        String fields =
                IntStream.range(0, 201).mapToObj(i -> "\"f" + i + "\":1").collect(Collectors.joining(","));
        String keys = IntStream.range(0, 51).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
        return Stream.of(
                arguments("no id", "{\"input\":\"x\"}", "1:1 missing"),
                arguments("a null id", "{\"id\":null}", "1:1 missing"),
                arguments("an empty id", "{\"id\":\"\"}", "1:7 missing /id"),
                arguments("a number as id", "{\"id\":7}", "1:7 wrong_type /id"),
                arguments("space in the id", "{\"id\":\"a b\"}", "1:7 bad_id /id"),
                arguments("an id in composed letters", "{\"id\":\"é\"}", "1:7 bad_id /id"),
                arguments("an endless id", "{\"id\":\"" + "x".repeat(201) + "\"}", "1:7 bad_id /id"),
                arguments("two ids", "{\"id\":\"a\",\"custom_id\":\"b\"}", "1:23 conflict /custom_id"),
                arguments("a blank custom_id", "{\"custom_id\":\" \"}", "1:14 missing /custom_id"),
                arguments("one output of two", "{\"id\":\"a\",\"outputs\":[\"x\"]}", "1:21 out_of_range /outputs"),
                arguments("three outputs of two", "{\"id\":\"a\",\"outputs\":[1,2,3]}", "1:21 out_of_range /outputs"),
                arguments("a null output", "{\"id\":\"a\",\"outputs\":[\"x\",null]}", "1:26 missing /outputs/1"),
                arguments("outputs as text", "{\"id\":\"a\",\"outputs\":\"x\"}", "1:21 wrong_type /outputs"),
                arguments("a number as group", "{\"id\":\"a\",\"group\":7}", "1:19 wrong_type /group"),
                arguments("a blank group", "{\"id\":\"a\",\"group\":\"\"}", "1:19 bad_value /group"),
                arguments(
                        "a probability of zero",
                        "{\"id\":\"a\",\"samplingProb\":0}",
                        "1:26 out_of_range /samplingProb"),
                arguments(
                        "a probability above one",
                        "{\"id\":\"a\",\"samplingProb\":12}",
                        "1:26 out_of_range /samplingProb"),
                arguments(
                        "a probability in words",
                        "{\"id\":\"a\",\"samplingProb\":\"1\"}",
                        "1:26 wrong_type /samplingProb"),
                arguments("a list as meta", "{\"id\":\"a\",\"meta\":[]}", "1:18 wrong_type /meta"),
                arguments("too many meta keys", "{\"id\":\"a\",\"meta\":{" + keys + "}}", "1:18 too_large /meta"),
                arguments("too many fields", "{\"id\":\"a\"," + fields + "}", "1:1 too_large"),
                arguments("a field without name", "{\"id\":\"a\",\"\":1}", "1:11 bad_value /"),
                arguments("NaN", "{\"id\":\"a\",\"input\":NaN}", "1:22 not_finite"),
                arguments("a duplicate key", "{\"id\":\"a\",\"id\":\"b\"}", "1:11 duplicate_key /id"),
                arguments(
                        "a deep nest",
                        "{\"id\":\"a\",\"input\":" + "[".repeat(70) + "]".repeat(70) + "}",
                        "1:83 too_deep"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_items")
    void refuses_an_item_with(String what, String line, String expected) {
        assertThat(JsonLines.problems(line, new ItemReader())).containsExactly(expected);
    }

    @Test
    void names_every_problem_of_a_line_at_once() {
        String line = "{\"id\":\"a b\",\"samplingProb\":2,\"outputs\":[1],\"meta\":{\"k\":\"\\u0000\"}}";

        assertThat(JsonLines.problems("\n" + line, new ItemReader()))
                .containsExactly(
                        "2:7 bad_id /id",
                        "2:28 out_of_range /samplingProb",
                        "2:40 out_of_range /outputs",
                        "2:56 bad_text /meta/k");
    }

    @Test
    void names_both_lines_of_a_repeated_id() {
        ItemChecks checks = new ItemChecks("items.jsonl");
        List<NdjsonLine<Item>> lines =
                JsonLines.read("items.jsonl", "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"a\"}\n", new ItemReader())
                        .stream()
                        .map(checks::check)
                        .toList();

        assertThat(JsonLines.all(lines))
                .extracting(FileProblem::toString)
                .containsExactly("items.jsonl:3:1: duplicate: the item 'a' was there already, in line 1");
    }

    @Test
    void names_the_lines_that_lack_a_sampling_probability() {
        ItemChecks checks = new ItemChecks("items.jsonl");
        StringBuilder text = new StringBuilder("{\"id\":\"a\",\"samplingProb\":0.5}\n");
        for (int i = 0; i < 12; i++) {
            text.append("{\"id\":\"b").append(i).append("\"}\n");
        }
        JsonLines.read("items.jsonl", text.toString(), new ItemReader()).forEach(checks::check);

        assertThat(checks.atEnd())
                .extracting(FileProblem::toString)
                .containsExactly("items.jsonl:2:1: missing: 'samplingProb' is absent in 12 of 13 items:"
                        + " lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"
                        + " (give it on every item, 1 where an item was certain to be chosen)");
    }

    @Test
    void asks_for_no_sampling_probability_where_no_item_has_one() {
        ItemChecks checks = new ItemChecks("items.jsonl");
        JsonLines.read("items.jsonl", "{\"id\":\"a\"}\n{\"id\":\"b\"}\n", new ItemReader())
                .forEach(checks::check);

        assertThat(checks.atEnd()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"llmbar,419", "pandalm,999", "label-errors,7373"})
    void reads_the_shared_items(String evalset, int count) throws IOException {
        ItemChecks checks = new ItemChecks("items.jsonl");
        List<NdjsonLine<Item>> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(SharedEvalsets.file(evalset, "items.jsonl"))) {
            new NdjsonReader<>("items.jsonl", in, new ItemReader()).forEach(line -> lines.add(checks.check(line)));
        }

        assertThat(JsonLines.all(lines)).isEmpty();
        assertThat(checks.atEnd()).isEmpty();
        assertThat(lines).hasSize(count);
    }

    private static Item one(String line) {
        return JsonLines.one(line, new ItemReader());
    }
}
