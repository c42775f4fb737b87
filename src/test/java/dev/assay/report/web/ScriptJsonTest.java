package dev.assay.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.fingerprint.CanonicalContent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptJsonTest {

    @Test
    void can_neither_end_the_script_nor_start_a_comment() {
        String json = json("</script><!--<script>");

        assertThat(json).isEqualTo("{\"text\":\"\\u003c/script\\u003e\\u003c!--\\u003cscript\\u003e\"}");
    }

    @Test
    void keeps_quotes_and_backslashes_inside_their_string() {
        assertThat(json("\" \\ '")).isEqualTo("{\"text\":\"\\\" \\\\ \\u0027\"}");
    }

    @Test
    void spells_everything_that_is_not_plain_ascii() {
        assertThat(json("é\u2028😀")).isEqualTo("{\"text\":\"\\u00e9\\u2028\\ud83d\\ude00\"}");
    }

    private static String json(String text) {
        return ScriptJson.of(CanonicalContent.of(Map.of("text", text))).getValue();
    }
}
