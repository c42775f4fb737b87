package dev.assay.edge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictYamlTest {

    @Test
    void reads_words_and_dates_as_text_and_numbers_exactly() {
        Object read = read("""
                country: no
                agreed: yes
                time: 12:30:45
                date: 2026-12-15
                version: 1.0.0
                quoted: "7"
                ten: 010
                hex: 0x1F
                tenth: 0.10
                off: false
                none: ~
                nested: {list: [a, 1]}
                """);

        Map<String, Object> expected = new HashMap<>();
        expected.put("country", "no");
        expected.put("agreed", "yes");
        expected.put("time", "12:30:45");
        expected.put("date", "2026-12-15");
        expected.put("version", "1.0.0");
        expected.put("quoted", "7");
        expected.put("ten", BigDecimal.TEN);
        expected.put("hex", new BigDecimal(31));
        expected.put("tenth", new BigDecimal("0.10"));
        expected.put("off", false);
        expected.put("none", null);
        expected.put("nested", Map.of("list", Arrays.asList("a", BigDecimal.ONE)));
        assertThat(read).isEqualTo(expected);
    }

    static Stream<Arguments> bad_documents() {
        return Stream.of(
                arguments("an empty file", "", "1:1 missing"),
                arguments("a comment only", "# nothing\n", "1:1 missing"),
                arguments("a duplicate key", "a: 1\nb: {c: 1, c: 2}\n", "2:11 duplicate_key /b/c"),
                arguments("an anchor", "a: &x 1\n", "1:4 alias /a"),
                arguments("an alias", "a: 1\nb: *a\n", "2:4 alias /b"),
                arguments("a tag on a scalar", "a: !!int \"1\"\n", "1:4 tag /a"),
                arguments("a tag on a list", "a: !mine [1]\n", "1:4 tag /a"),
                arguments("a number as key", "1: a\n", "1:1 wrong_type"),
                arguments("a list as key", "? [a]\n: b\n", "1:3 wrong_type"),
                arguments("not a number", "a: .nan\n", "1:4 not_finite /a"),
                arguments("infinity", "a: [-.inf]\n", "1:5 not_finite /a/0"),
                arguments("beyond a double", "a: 1e400\n", "1:4 not_finite /a"),
                arguments("an absurd exponent", "a: 1e99999999999\n", "1:4 not_finite /a"),
                arguments("too many digits", "a: " + "1".repeat(101) + "\n", "1:4 too_large /a"),
                arguments("NUL, escaped", "a: \"x\\0\"\n", "1:4 bad_text /a"),
                arguments("half a surrogate pair", "a: \"\\ud800\"\n", "1:4 bad_text /a"),
                arguments("a control character", "a: x\nb: \u0007\n", "2:4 bad_text"),
                arguments("two documents", "a: 1\n---\nb: 2\n", "2:1 syntax"),
                arguments("an unclosed list", "a: [1, 2\nb: 3\n", "2:2 syntax"),
                arguments("an unclosed quote", "a: 'x\n", "2:1 syntax"),
                arguments("a tab as indentation", "a:\n\t- b\n", "2:1 syntax"),
                arguments("two colons", "a: b: c\n", "1:5 syntax"),
                arguments(
                        "a deep nest",
                        "a: " + "[".repeat(70) + "]".repeat(70) + "\n",
                        "1:67 too_deep /a" + "/0".repeat(63)),
                arguments("a bottomless nest", "a: " + "[".repeat(1_000_000), "1:67 too_deep /a" + "/0".repeat(63)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_documents")
    void names_the_line_and_the_rule_of(String what, String text, String expected) {
        assertThat(problems(text)).contains(expected);
    }

    @Test
    void names_everything_at_once() {
        List<String> problems = problems("a: &x 1\nb: *x\nc: !t 1\nd: .nan\nd: 1\n");

        assertThat(problems)
                .containsExactly(
                        "1:4 alias /a", "2:4 alias /b", "3:4 tag /c", "4:4 not_finite /d", "5:1 duplicate_key /d");
    }

    @Test
    void never_quotes_the_file_in_a_syntax_error() {
        Problems problems = new Problems("judge.yaml");

        StrictYaml.read(new FileText("judge.yaml", "apiKey: sk-canary: 'x\n"), problems);

        assertThat(problems.inOrder()).singleElement().satisfies(problem -> assertThat(problem.toString())
                .doesNotContain("canary"));
    }

    private static @Nullable Object read(String text) {
        Problems problems = new Problems("file.yaml");
        Optional<FileNode> root = StrictYaml.read(new FileText("file.yaml", text), problems);
        assertThat(problems.inOrder()).isEmpty();
        return root.orElseThrow().plain();
    }

    private static List<String> problems(String text) {
        Problems problems = new Problems("file.yaml");
        StrictYaml.read(new FileText("file.yaml", text), problems);
        return Refusal.brief(problems.inOrder());
    }
}
