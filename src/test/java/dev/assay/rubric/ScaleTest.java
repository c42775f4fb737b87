package dev.assay.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

    private static final Scale.Categorical GRADES = grades(Map.of("n", "no", "Y", "yes"));

    private static Scale.Categorical grades(Map<String, String> aliases) {
        return new Scale.Categorical(Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), aliases);
    }

    @Test
    void holds_its_labels_and_nothing_else() {
        assertThat(GRADES.holds(Label.named("borderline"))).isTrue();
        assertThat(GRADES.holds(Label.named("Borderline"))).isFalse();
        assertThat(GRADES.holds(Label.named("maybe"))).isFalse();
        assertThat(GRADES.holds(Label.score(1))).isFalse();
    }

    @Test
    void an_alias_is_another_spelling_and_no_label() {
        assertThat(GRADES.label("Y")).contains(Label.named("yes"));
        assertThat(GRADES.label("yes")).contains(Label.named("yes"));
        assertThat(GRADES.holds(Label.named("Y"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "YES", " yes", "", "1"})
    void never_guesses_what_a_spelling_may_mean(String spelling) {
        assertThat(GRADES.label(spelling)).isEmpty();
    }

    @Test
    void counts_positions_in_the_order_of_the_rubric() {
        assertThat(GRADES.indexOf(Label.named("no"))).isZero();
        assertThat(GRADES.indexOf(Label.named("yes"))).isEqualTo(2);
        assertThatThrownBy(() -> GRADES.indexOf(Label.named("maybe")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'maybe' is not on the scale [no, borderline, yes]");
    }

    @Test
    void refuses_a_scale_on_which_nothing_can_be_told_apart() {
        assertThatThrownBy(() -> new Scale.Categorical(Scale.Kind.NOMINAL, List.of("a"), Set.of(), Map.of()))
                .hasMessage("a scale needs at least two different labels, was [a]");
        assertThatThrownBy(() -> new Scale.Categorical(Scale.Kind.NOMINAL, List.of("a", "a"), Set.of(), Map.of()))
                .hasMessage("a scale needs at least two different labels, was [a, a]");
    }

    @Test
    void refuses_an_alias_and_a_passing_label_that_name_no_label() {
        assertThatThrownBy(() -> grades(Map.of("m", "maybe")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("passing labels and aliases must name labels of [no, borderline, yes]");
        assertThatThrownBy(
                        () -> new Scale.Categorical(Scale.Kind.BINARY, List.of("no", "yes"), Set.of("good"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        // from 1 to 5 in whole steps
        "1, 5, 1, 1, true",
        "1, 5, 1, 5, true",
        "1, 5, 1, 0, false",
        "1, 5, 1, 6, false",
        "1, 5, 1, 2.5, false",
        "1, 5, 1, 5.0000000000001, false",
        // 0.3 / 0.1 is 2.9999999999999996 in doubles: the step it was meant to be
        "0, 1, 0.1, 0.3, true",
        "0, 1, 0.1, 0.35, false",
        // steps count from the smallest score, not from zero: 0.5, 1.5, 2.5
        "0.5, 3, 1, 1.5, true",
        "0.5, 3, 1, 1, false",
        // the largest score need not be on a step
        "0.5, 3, 1, 3, false"
    })
    void a_score_lies_within_the_bounds_and_on_a_step(
            double min, double max, double step, double score, boolean isOnScale) {
        Scale.Numeric scale = new Scale.Numeric(min, max, step);

        assertThat(scale.holds(Label.score(score))).isEqualTo(isOnScale);
    }

    @Test
    void a_numeric_scale_has_no_named_labels() {
        assertThat(new Scale.Numeric(1, 5, 1).holds(Label.named("3"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "5, 1, 1", "1, 5, 0", "1, 5, -1", "1, 5, 4.5", "NaN, 5, 1", "1, Infinity, 1", "1, 5, NaN"})
    void refuses_bounds_and_steps_that_make_no_scale(double min, double max, double step) {
        assertThatThrownBy(() -> new Scale.Numeric(min, max, step))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a numeric scale needs finite min < max and 0 < step <= max - min");
    }

    @Test
    void a_score_is_finite_and_has_one_zero() {
        assertThat(Label.score(-0.0)).isEqualTo(Label.score(0));
        assertThat(Label.score(4).text()).isEqualTo("4");
        assertThat(Label.score(4.5).text()).isEqualTo("4.5");
        assertThatThrownBy(() -> Label.score(Double.NaN)).hasMessage("a score must be finite, was NaN");
    }
}
