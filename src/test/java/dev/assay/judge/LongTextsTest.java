package dev.assay.judge;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LongTextsTest {

    private static final LongTexts CUTS = new LongTexts(LongTexts.Policy.HEAD_AND_TAIL, 10);
    private static final LongTexts REFUSES = new LongTexts(LongTexts.Policy.REFUSE, 10);

    @Test
    void shows_a_text_that_fits_as_it_is() {
        assertThat(CUTS.shown("0123456789")).contains("0123456789");
        assertThat(REFUSES.shown("0123456789")).contains("0123456789");
    }

    @Test
    void shows_head_and_tail_with_a_mark_that_says_how_much_is_missing() {
        // 13 characters, 10 shown
        assertThat(CUTS.shown("01234abc56789")).contains("01234\n⟦3 characters left out here⟧\n56789");
    }

    @Test
    void counts_and_cuts_whole_characters() {
        String parcels = "\uD83D\uDCE6".repeat(11);

        assertThat(CUTS.shown("\uD83D\uDCE6".repeat(10))).contains("\uD83D\uDCE6".repeat(10));
        assertThat(CUTS.shown(parcels).orElseThrow())
                .isEqualTo("\uD83D\uDCE6".repeat(5) + "\n⟦1 characters left out here⟧\n" + "\uD83D\uDCE6".repeat(5));
    }

    @Test
    void a_prompt_says_that_a_text_of_it_was_cut() {
        assertThat(prompt(CUTS, "01234abc56789").isCut()).isTrue();
        assertThat(prompt(CUTS, "01234abc56789").user())
                .contains("⟦3 characters left out here⟧")
                .doesNotContain("abc");
        assertThat(prompt(CUTS, "short").isCut()).isFalse();
    }

    @Test
    void a_judge_that_refuses_is_not_shown_a_part() {
        assertThatThrownBy(() -> prompt(REFUSES, "01234abc56789"))
                .isInstanceOf(ItemTooLarge.class)
                .hasMessage("'output' is longer than 10 characters");
    }

    private static Prompt prompt(LongTexts longTexts, String output) {
        PromptTemplate template = PromptTemplate.parse(
                "p",
                "1.0.0",
                Optional.empty(),
                new PromptTemplate.Section("s", 1),
                new PromptTemplate.Section("{{output}}", 2),
                problem -> {
                    throw new AssertionError(problem);
                });
        return new PromptRenderer(template, text -> new byte[32], Askings.with(longTexts), Examples.NONE)
                .render(aQuestion().inputs("output").field("output", output).asked());
    }
}
