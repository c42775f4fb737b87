package dev.assay.edge.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NdjsonReaderTest {

    @Test
    void passes_over_blank_lines_and_counts_them() throws IOException {
        assertThat(read("{\"v\":\"a\"}\n\n  \r\n{\"v\":\"b\"}\r\n{\"v\":\"c\"}"))
                .containsExactly("1 a", "4 b", "5 c");
    }

    @Test
    void drops_a_byte_order_mark_on_the_first_line_only() throws IOException {
        assertThat(read("\uFEFF{\"v\":\"a\"}\n\uFEFF{\"v\":\"b\"}\n")).containsExactly("1 a", "2:1 syntax");
    }

    static Stream<Arguments> bad_lines() {
        return Stream.of(
                arguments("no JSON", "v=a", "2:1 syntax"),
                arguments("no object", "[1]", "2:1 wrong_type"),
                arguments("two objects", "{\"v\":\"a\"} {}", "2:11 syntax"),
                arguments("a duplicate key", "{\"v\":\"a\",\"v\":\"b\"}", "2:10 duplicate_key /v"),
                arguments("a wrong type", "{\"v\":1}", "2:6 wrong_type /v"),
                arguments("a missing key", "{}", "2:1 missing"),
                arguments("NUL", "{\"v\":\"\u0000\"}", "2:7 bad_text"),
                arguments("NaN", "{\"v\":NaN}", "2:9 not_finite"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_lines")
    void names_the_line_of_and_goes_on_after(String what, String line, String expected) throws IOException {
        List<String> read = read("{\"v\":\"a\"}\n" + line + "\n{\"v\":\"c\"}\n");

        assertThat(read).containsExactly("1 a", expected, "3 c");
    }

    @Test
    void names_the_line_and_the_column_of_invalid_utf8() throws IOException {
        byte[] bytes = "{\"v\":\"a\"}\n{\"v\":\"é\"}\n{\"v\":\"c\"}\n".getBytes(ISO_8859_1);

        assertThat(read(new ByteArrayInputStream(bytes))).containsExactly("1 a", "2:7 bad_utf8", "3 c");
    }

    @Test
    void takes_a_line_of_exactly_the_limit_and_refuses_one_byte_more() throws IOException {
        // {"v":"…"} is 8 bytes around the value
        String fitting = "{\"v\":\"" + "x".repeat(NdjsonReader.MAX_LINE_BYTES - 8) + "\"}";
        String over = "{\"v\":\"" + "x".repeat(NdjsonReader.MAX_LINE_BYTES - 7) + "\"}";

        List<String> read = read(fitting + "\r\n" + over + "\r\n{\"v\":\"c\"}\n");

        assertThat(read).hasSize(3).element(0).asString().startsWith("1 xxx");
        assertThat(read).endsWith("2:1 too_large", "3 c");
    }

    @Test
    void skips_a_line_that_is_larger_than_memory_should_ever_hold() throws IOException {
        List<InputStream> parts = new ArrayList<>(List.of(stream("{\"v\":\"a\"}\n{\"v\":\"")));
        byte[] filler = "x".repeat(1024 * 1024).getBytes(UTF_8);
        for (int i = 0; i < 10; i++) {
            parts.add(new ByteArrayInputStream(filler));
        }
        parts.add(stream("\"}\n{\"v\":\"c\"}\n"));

        List<String> read = read(new SequenceInputStream(Collections.enumeration(parts)));

        assertThat(read).containsExactly("1 a", "2:1 too_large", "3 c");
    }

    @Test
    void says_how_long_the_line_is_and_may_be() throws IOException {
        NdjsonReader<String> reader = reader(stream("x".repeat(300_000)));

        List<FileProblem> problems =
                reader.next().orElseThrow().fold(parsed -> List.of(), NdjsonLine.Refused::problems);

        assertThat(problems)
                .extracting(FileProblem::toString)
                .containsExactly("items.jsonl:1:1: too_large: the line has 300000 bytes, and at most 262144 are read");
    }

    private static List<String> read(String text) throws IOException {
        return read(stream(text));
    }

    private static List<String> read(InputStream in) throws IOException {
        List<String> read = new ArrayList<>();
        reader(in)
                .forEach(line -> read.add(line.fold(
                        parsed -> parsed.number() + " " + parsed.value(),
                        refused -> String.join(" ", Refusal.brief(refused.problems())))));
        return read;
    }

    private static NdjsonReader<String> reader(InputStream in) {
        return new NdjsonReader<>("items.jsonl", in, map -> {
            map.require("v");
            return map.text("v");
        });
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
