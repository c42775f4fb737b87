package dev.assay.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTextTest {

    @ParameterizedTest
    @CsvSource({
        "0x200B, U+200B",
        "0x200D, U+200D",
        "0xFEFF, U+FEFF",
        "0x202E, U+202E",
        "0x2066, U+2066",
        "0x00AD, U+00AD",
        "0xE0041, U+E0041",
        "0xE0100, U+E0100",
        "0x3164, U+3164",
        "0x034F, U+034F",
        "0x2028, U+2028",
        "0x0008, U+0008",
        "0xD800, U+D800"
    })
    void marks_a_character_that_nobody_sees(String point, String mark) {
        String text = "a" + new String(Character.toChars(Integer.decode(point))) + "b";

        String marked = InvisibleText.marked(text);

        assertThat(marked).isEqualTo("a⟦" + mark + "⟧b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "می\u200Cخواهم",
                "👩\u200D🔬",
                "tab\tline\nreturn\r",
                "é ü 解 ж ع",
                "❤\uFE0F",
                "\uD83D\uDE00",
                " "
            })
    void leaves_ordinary_text_alone(String text) {
        assertThat(InvisibleText.marked(text)).isEqualTo(text);
        assertThat(InvisibleText.isIn(text)).isFalse();
    }

    @Test
    void marks_a_run_of_variation_selectors_after_the_first() {
        assertThat(InvisibleText.marked("❤\uFE0F\uFE01\uFE02")).isEqualTo("❤\uFE0F⟦U+FE01⟧⟦U+FE02⟧");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\uD800", "x\uDC00y"})
    void calls_a_nul_or_half_a_surrogate_pair_broken(String text) {
        assertThat(InvisibleText.isBroken(text)).isTrue();
    }

    @Test
    void calls_a_whole_surrogate_pair_sound() {
        assertThat(InvisibleText.isBroken("\uD83D\uDE00")).isFalse();
    }
}
