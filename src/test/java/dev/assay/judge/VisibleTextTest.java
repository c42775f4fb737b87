package dev.assay.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @Test
    void leaves_ordinary_text_of_any_language_alone() {
        String text = "Der Verkäufer nennt „einen Riss“ – 良い, נכון, ❤️ 👁️‍🗨️ क्‍ष\tok\nnext";

        VisibleText visible = VisibleText.of(text);

        assertThat(visible.marks()).isZero();
        assertThat(visible.parts()).extracting(VisibleText.Part::text).containsExactly(text);
    }

    @Test
    void marks_a_character_that_reorders_the_line() {
        VisibleText visible = VisibleText.of("pay\u202Eyap");

        assertThat(visible.line()).isEqualTo("pay⟦U+202E⟧yap");
        assertThat(visible.marks()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0007",
                "\u001b",
                "\u007f",
                "\u00ad",
                "\u034f",
                "\u061c",
                "\u200b",
                "\u200f",
                "\u2028",
                "\u2060",
                "\u2066",
                "\u3164",
                "\ufeff",
                "\uffa0",
                "\ufff9",
                "\uDB40\uDC41",
                "\uE000"
            })
    void marks_what_cannot_be_seen(String invisible) {
        VisibleText visible = VisibleText.of("a" + invisible + "b");

        assertThat(visible.marks()).isEqualTo(1);
        assertThat(visible.line()).doesNotContain(invisible);
    }

    @Test
    void marks_a_joiner_between_latin_letters() {
        assertThat(VisibleText.of("no\u200Dyes").marks()).isEqualTo(1);
    }

    @Test
    void replaces_half_of_a_surrogate_pair() {
        assertThat(VisibleText.of("a\uD83Db").line()).isEqualTo("a\uFFFDb");
    }

    @Test
    void shortens_to_so_many_characters_on_one_line() {
        assertThat(VisibleText.shortened(" one\n\ntwo  three ", 8).line()).isEqualTo("one two…");
        assertThat(VisibleText.shortened("one two", 7).line()).isEqualTo("one two");
    }

    @Test
    void never_cuts_a_character_in_half() {
        assertThat(VisibleText.shortened("😀😀😀", 2).line()).isEqualTo("😀…");
    }

    @Test
    void reads_a_line_end_of_windows_as_one() {
        assertThat(VisibleText.of("a\r\nb").marks()).isZero();
    }
}
