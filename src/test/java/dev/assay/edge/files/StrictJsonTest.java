package dev.assay.edge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void reads_plain_java_with_exact_numbers() {
        FileNode read = StrictJson.read(json("{\"a\": [\"x\", 0.10, 12345678901234567890, true, null], \"b\": {}}"));

        assertThat(read.plain())
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList("x", new BigDecimal("0.10"), new BigDecimal("12345678901234567890"), true, null),
                        "b",
                        Map.of()));
    }

    static Stream<Arguments> bad_texts() {
        return Stream.of(
                arguments("nothing", " ", "1:1 missing"),
                arguments("a duplicate key", "{\n \"a\": 1,\n \"a\": 2}", "3:2 duplicate_key /a"),
                arguments("a second value", "{}\n{}", "2:1 syntax"),
                arguments("an end too early", "{\"a\": 1", "1:8 syntax"),
                arguments("a word that is no value", "{\"a\": yes}", "1:7 syntax"),
                arguments("single quotes", "{'a': 1}", "1:2 syntax"),
                arguments("a comment", "{\"a\": 1} // x", "1:10 syntax"),
                arguments("a trailing comma", "[1,]", "1:4 syntax"),
                arguments("not a number", "{\"a\": NaN}", "1:10 not_finite"),
                arguments("infinity", "{\"a\": -Infinity}", "1:16 not_finite"),
                arguments("beyond a double", "{\"a\": 1e400}", "1:7 not_finite /a"),
                arguments("NUL, escaped", "{\"a\": \"\\u0000\"}", "1:7 bad_text /a"),
                arguments("half a surrogate pair", "{\"a\": \"\\ud83d\"}", "1:7 bad_text /a"),
                arguments("NUL in a key", "{\"a\\u0000\": 1}", "1:2 bad_text /a\u0000"),
                arguments("a raw line break in a text", "{\"a\": \"x\ny\"}", "1:9 syntax"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_texts")
    void names_the_line_and_the_rule_of(String what, String text, String expected) {
        assertThat(Refusal.briefOf(() -> StrictJson.read(json(text)))).containsExactly(expected);
    }

    @Test
    void refuses_numbers_and_nests_beyond_its_limits() {
        String digits = "1".repeat(101);
        String nest = "[".repeat(65) + "]".repeat(65);

        assertThat(Refusal.of(() -> StrictJson.read(json(digits))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).isEqualTo(FileRule.TOO_LARGE));
        assertThat(Refusal.of(() -> StrictJson.read(json(nest))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).isEqualTo(FileRule.TOO_DEEP));
    }

    @Test
    void reads_a_pair_of_surrogates_as_one_character() {
        assertThat(StrictJson.read(json("\"\\ud83d\\ude00\"")).plain()).isEqualTo("😀");
    }

    @Test
    void quotes_no_more_than_a_few_letters_of_a_bad_token() {
        assertThat(Refusal.of(() -> StrictJson.read(json("{\"apiKey\": sk_live_canary_0123456789}"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).doesNotContain("canary"));
    }

    record Reply(String verdict, double score, int sample) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"verdict\":\"FAIL\",\"verdict\":\"PASS\",\"score\":1,\"sample\":0}",
                "{\"verdict\":\"PASS\",\"score\":1,\"sample\":0} {}",
                "{\"verdict\":\"PASS\",\"sample\":0}",
                "{\"verdict\":\"PASS\",\"score\":null,\"sample\":0}",
                "{\"verdict\":\"PASS\",\"score\":\"\",\"sample\":0}",
                "{\"verdict\":\"PASS\",\"score\":\"4\",\"sample\":0}",
                "{\"verdict\":\"PASS\",\"score\":NaN,\"sample\":0}",
                "{\"verdict\":\"PASS\",\"score\":1,\"sample\":4.9}",
                "{\"verdict\":\"PASS\",\"score\":1,\"sample\":0,\"extra\":1}",
                "{\"verdict\":1,\"score\":1,\"sample\":0}",
                "{\"verdict\":true,\"score\":1,\"sample\":0}"
            })
    void binds_nothing_that_would_have_to_be_changed(String text) {
        assertThatThrownBy(() -> StrictJson.mapper().readValue(text, Reply.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void binds_what_is_right() throws JsonProcessingException {
        Reply reply = StrictJson.mapper().readValue("{\"verdict\":\"PASS\",\"score\":0.5,\"sample\":3}", Reply.class);

        assertThat(reply).isEqualTo(new Reply("PASS", 0.5, 3));
    }

    private static FileText json(String text) {
        return new FileText("body.json", text);
    }
}
