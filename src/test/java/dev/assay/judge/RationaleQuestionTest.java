package dev.assay.judge;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.judge.files.PromptReader;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import org.junit.jupiter.api.Test;

class RationaleQuestionTest {

    private static final Question QUESTION = aQuestion().quotesFor("yes").build();

    @Test
    void asks_for_an_echo_where_the_judge_does_so_that_its_answer_can_be_read() {
        PromptRenderer renderer = new PromptRenderer(
                new PromptReader().builtIn(), text -> new byte[32], Askings.checkedWithNonce(), Examples.NONE);

        Prompt prompt = renderer.renderRationale(QUESTION, "All is polite.");

        assertThat(prompt.nonce()).hasValueSatisfying(nonce -> assertThat(prompt.user())
                .endsWith("Put exactly this value in the field nonce: " + nonce));
    }

    @Test
    void asks_for_no_echo_where_the_judge_does_not() {
        PromptRenderer renderer = new PromptRenderer(
                new PromptReader().builtIn(), text -> new byte[32], Askings.checkedBySecondCall(), Examples.NONE);

        Prompt prompt = renderer.renderRationale(QUESTION, "All is polite.");

        assertThat(prompt.nonce()).isEmpty();
        assertThat(prompt.user()).doesNotContain("nonce");
    }

    @Test
    void wants_no_quote_from_an_item_that_it_does_not_show() {
        assertThat(RationaleQuestion.about(QUESTION).criteria().get(0).evidenceRequiredIf())
                .isEmpty();
    }

    @Test
    void a_score_is_another_from_a_step_on_and_a_label_by_its_name() {
        Scale scores = new Scale.Numeric(1, 5, 1);

        // an expected score of 3.7 and a stated 4 say the same
        assertThat(RationaleQuestion.isOther(scores, Label.score(3.7), Label.score(4)))
                .isFalse();
        assertThat(RationaleQuestion.isOther(scores, Label.score(3), Label.score(4)))
                .isTrue();
        Scale labels = QUESTION.criterion().scale();
        assertThat(RationaleQuestion.isOther(labels, Label.named("no"), Label.named("yes")))
                .isTrue();
        assertThat(RationaleQuestion.isOther(labels, Label.named("no"), Label.named("no")))
                .isFalse();
    }
}
