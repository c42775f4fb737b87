package dev.assay.judge;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.rubric.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several criteria in one call: the reply holds a verdict for each, and each is read by itself. */
class SeveralCriteriaTest {

    private final Questionnaire asked = aQuestion().together("tone", "truth");
    private final VerdictParser parser = new VerdictParser();

    @Test
    void reads_each_verdict_under_its_criterion() {
        Map<String, Verdict> verdicts = read(Map.of("insult", says("no"), "tone", says("yes"), "truth", says("no")));

        assertThat(verdicts).hasSize(3);
        assertThat(verdicts.get("insult").label()).contains(Label.named("no"));
        assertThat(verdicts.get("tone").label()).contains(Label.named("yes"));
    }

    @Test
    void what_is_wrong_with_one_verdict_spoils_no_other() {
        Map<String, Verdict> verdicts =
                read(Map.of("insult", says("no"), "tone", says("purple"), "truth", List.of("no")));

        assertThat(verdicts.get("insult").label()).contains(Label.named("no"));
        assertThat(verdicts.get("tone").reason()).contains(Reason.OFF_SCALE);
        assertThat(verdicts.get("truth").reason()).contains(Reason.WRONG_TYPE);
    }

    @Test
    void a_criterion_without_an_answer_has_no_label() {
        Map<String, Verdict> verdicts = read(Map.of("insult", says("no"), "tone", says("yes")));

        assertThat(verdicts.get("truth")).isEqualTo(Verdict.unreadable(Reason.MISSING_LABEL));
    }

    @Test
    void a_key_that_nobody_asked_for_spoils_all() {
        Map<String, Verdict> verdicts =
                read(Map.of("insult", says("no"), "tone", says("yes"), "truth", says("no"), "verdict", says("no")));

        assertThat(verdicts.values()).containsOnly(Verdict.unreadable(Reason.UNKNOWN_FIELD));
    }

    @Test
    void a_missing_echo_spoils_all() {
        Map<String, Verdict> verdicts = parser.parse(
                asked,
                Optional.of("8f3a"),
                new Reply(new LinkedHashMap<>(
                        Map.of("insult", says("no"), "tone", says("yes"), "truth", says("no"), "nonce", "8f3b"))));

        assertThat(verdicts.values()).containsOnly(Verdict.unreadable(Reason.WRONG_NONCE));
    }

    @Test
    void the_prompt_names_every_question_and_the_keys_of_the_reply() {
        PromptTemplate template = PromptTemplate.parse(
                "p",
                "1.0.0",
                Optional.empty(),
                new PromptTemplate.Section("{{question}}", 1),
                new PromptTemplate.Section("{{item}}", 2),
                problem -> {
                    throw new AssertionError(problem);
                });

        Prompt prompt = new PromptRenderer(
                        template, text -> new byte[32], Askings.with(JudgeSpec.Grouping.TOGETHER), Examples.NONE)
                .render(asked);

        assertThat(prompt.system().lines())
                .hasSize(4)
                .element(1)
                .isEqualTo("[insult] Does the reply insult or mock the user?");
        assertThat(prompt.user())
                .endsWith("Reply with one JSON object that has exactly these keys: \"insult\", \"tone\", \"truth\"."
                        + " The value of each key is an object with the fields described for one answer.");
    }

    @Test
    void questions_about_two_items_are_never_asked_together() {
        assertThatThrownBy(() -> new Questionnaire(
                        List.of(aQuestion().build(), aQuestion().item("other").build())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one item");
    }

    private Map<String, Verdict> read(Map<String, Object> fields) {
        return parser.parse(asked, Optional.empty(), new Reply(new LinkedHashMap<>(fields)));
    }

    private static Map<String, Object> says(String label) {
        return Map.of("label", label);
    }
}
