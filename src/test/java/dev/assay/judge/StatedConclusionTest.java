package dev.assay.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reply chose {@code no}, or the score 4. */
class StatedConclusionTest {

    private static final Scale LABELS = new Scale.Categorical(
            Scale.Kind.ORDINAL, List.of("no", "borderline", "yes", "no defect"), Set.of("no"), Map.of());
    private static final Scale SCORES = new Scale.Numeric(1, 5, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He mocks the user, so the answer is yes.",
                "The label should be \"borderline\" because of the tone.",
                "At first the answer is no, but he repeats himself: the verdict is yes",
                "Label: borderline",
                "Das ist eine Beleidigung. Die Antwort ist 'yes', weil er spottet.",
                "The correct label is **yes**.",
                "The label is no defect."
            })
    void sees_a_rationale_that_concludes_with_another_label(String rationale) {
        assertThat(StatedConclusion.on(LABELS).contradicts(Label.named("no"), rationale))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He is polite, so the answer is no.",
                "The answer is yes in most such cases, but here the label is no.",
                "He says yes to everything.",
                "A yes would need mockery; there is none.",
                "The answer is not yes.",
                "The answer is yes-and-no at best.",
                "The answer is yes only if he knew.",
                "",
                "The rating would be hard to give."
            })
    void says_nothing_where_the_rationale_does_not_plainly_conclude_otherwise(String rationale) {
        assertThat(StatedConclusion.on(LABELS).contradicts(Label.named("no"), rationale))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Good but late. Score: 3", "The rating is 5/5.", "Bewertung: 2, weil es fehlt."})
    void sees_a_rationale_that_concludes_with_another_score(String rationale) {
        assertThat(StatedConclusion.on(SCORES).contradicts(Label.score(4), rationale))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Score: 4", "The rating is 4.0 out of 5.", "Three of 5 points were covered.", "score is 3x"})
    void says_nothing_where_the_score_is_the_same_or_not_stated(String rationale) {
        assertThat(StatedConclusion.on(SCORES).contradicts(Label.score(4), rationale))
                .isFalse();
    }
}
