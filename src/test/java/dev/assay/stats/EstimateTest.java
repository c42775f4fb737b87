package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {

    private static final Interval NONE = Interval.none("too few clusters");

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refuses_what_is_no_number(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimate.known(value, NONE, 12))
                .withMessage("value must be finite, was " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.of(value, 1, 0.95, IntervalMethod.BCA))
                .withMessage("lower must be finite, was " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.of(0, value, 0.95, IntervalMethod.BCA))
                .withMessage("upper must be finite, was " + value);
    }

    @Test
    void refuses_exchanged_bounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.of(0.7, 0.6, 0.95, IntervalMethod.BCA))
                .withMessage("lower must not exceed upper, was 0.7 > 0.6");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 95, Double.NaN})
    void refuses_a_confidence_level_outside_0_to_1(double level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.of(0, 1, level, IntervalMethod.BCA))
                .withMessage("confidenceLevel must be in (0,1), was " + level);
    }

    @Test
    void refuses_a_reason_without_words() {
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.undefined(" ", 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.none(""));
    }

    @Test
    void an_undefined_estimate_has_no_value_but_a_reason() {
        Estimate estimate = Estimate.undefined("one class only", 12);

        String answer = estimate.fold(known -> "value", Estimate.Undefined::reason);

        assertThat(answer).isEqualTo("one class only");
        assertThat(estimate.value()).isEmpty();
        assertThat(estimate.n()).isEqualTo(12);
    }

    @Test
    void a_known_estimate_folds_to_its_value() {
        Estimate estimate = Estimate.known(0.5, NONE, 9);

        double answer = estimate.fold(Estimate.Known::pointValue, undefined -> -1.0);

        assertThat(answer).isEqualTo(0.5);
        assertThat(estimate.value()).hasValue(0.5);
    }

    @Test
    void nine_observations_are_a_small_sample_and_ten_are_not() {
        assertThat(Estimate.known(0.5, NONE, 9).isSmallSample()).isTrue();
        assertThat(Estimate.known(0.5, NONE, 10).isSmallSample()).isFalse();
    }

    @Test
    void counts_what_was_missing() {
        Estimate.Known known = new Estimate.Known(0.5, NONE, 9, OptionalLong.empty());

        assertThat(known.withMissing(3).nMissing()).hasValue(3);
    }

    @Test
    void a_two_sided_interval_at_90_percent_holds_two_one_sided_bounds_at_95() {
        Interval.Bounds twoSided = Interval.of(0.2, 0.4, 0.9, IntervalMethod.WILSON);

        Interval.Bounds oneSided = twoSided.asOneSided();

        assertThat(oneSided).isEqualTo(Interval.of(0.2, 0.4, 0.95, IntervalMethod.WILSON_ONE_SIDED));
    }

    @ParameterizedTest
    @EnumSource(IntervalMethod.class)
    void every_method_has_a_one_sided_reading(IntervalMethod method) {
        assertThat(method.oneSided().wireName()).endsWith("-one-sided");
        assertThat(method.oneSided().oneSided()).isEqualTo(method.oneSided());
    }

    @Test
    void a_bootstrap_plan_refuses_too_few_resamples() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BootstrapPlan(1999, 1, 0.95))
                .withMessage("resamples must be at least 2000, was 1999");
    }

    @Test
    void a_one_sided_plan_at_95_percent_is_a_two_sided_one_at_90() {
        assertThat(BootstrapPlan.seeded(7).oneSidedAt(0.95).confidenceLevel())
                .isCloseTo(0.9, org.assertj.core.api.Assertions.within(1e-15));
    }

    @Test
    void a_one_sided_level_must_exceed_one_half() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapPlan.seeded(7).oneSidedAt(0.5))
                .withMessage("a one-sided confidenceLevel must be in (0.5,1), was 0.5");
    }
}
