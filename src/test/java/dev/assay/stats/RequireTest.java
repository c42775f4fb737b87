package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 1})
    void a_probability_may_be_certain_either_way(double value) {
        assertThat(Require.probability(value, "share")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-12, 1.0000001, Double.NaN})
    void refuses_a_probability_outside_the_unit_interval(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.probability(value, "share"))
                .withMessage("share must be in [0,1], was " + value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void refuses_a_level_that_promises_nothing_or_everything(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.confidenceLevel(value))
                .withMessage("confidenceLevel must be in (0,1), was " + value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, Double.NaN})
    void refuses_a_one_sided_level_whose_interval_would_be_empty_or_endless(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.twoSidedLevel(value))
                .withMessage("a one-sided confidenceLevel must be in (0.5,1), was " + value);
    }

    @Test
    void levels_pass_unchanged_or_as_the_two_sided_one() {
        assertThat(Require.confidenceLevel(0.9)).isEqualTo(0.9);
        // 2 * .75 - 1
        assertThat(Require.twoSidedLevel(0.75)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-12, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_size_below_zero_or_without_end(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.atLeastZero(value, "lambda"))
                .withMessage("lambda must be finite and at least 0, was " + value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void refuses_what_is_not_a_number_one_can_compute_with(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.finite(value, "score"))
                .withMessage("score must be finite, was " + value);
    }

    @Test
    void zero_is_a_size() {
        assertThat(Require.atLeastZero(0, "lambda")).isZero();
        assertThat(Require.atLeastZero(2.5, "lambda")).isEqualTo(2.5);
        assertThat(Require.finite(-2.5, "score")).isEqualTo(-2.5);
        assertThat(Require.notNegative(0, "count")).isZero();
        assertThat(Require.notNegative(7, "count")).isEqualTo(7);
        assertThat(Require.atLeast(2, 2, "labels")).isEqualTo(2);
        assertThat(Require.atLeast(2, 3, "labels")).isEqualTo(3);
    }

    @Test
    void refuses_counts_below_what_makes_sense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.notNegative(-1, "count"))
                .withMessage("count must be at least 0, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.atLeast(2, 1, "labels"))
                .withMessage("labels must be at least 2, was 1");
    }

    @Test
    void refuses_columns_of_another_length() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.sameLength(3, 2, "weights"))
                .withMessage("weights must have one entry per item: expected 3, was 2");
        Require.sameLength(3, 3, "weights");
    }

    @Test
    void refuses_an_empty_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.text("  ", "reason"))
                .withMessage("reason must not be blank");
        assertThat(Require.text("one label", "reason")).isEqualTo("one label");
    }
}
