package dev.assay.stats;

import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(4);

    record Measure(
            String name, Function<NumericPairs, OptionalDouble> value, Function<NumericPairs, Estimate> estimate) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Measure> correlations() {
        return Stream.of(
                new Measure("pearson", Pearson::value, pairs -> Pearson.estimate(pairs, PLAN)),
                new Measure("spearman", Spearman::value, pairs -> Spearman.estimate(pairs, PLAN)),
                new Measure("kendall", KendallTauB::value, pairs -> KendallTauB.estimate(pairs, PLAN)));
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void two_pairs_are_too_few_since_they_always_correlate_perfectly(Measure measure) {
        assertUndefined(measure.estimate().apply(pairs(new double[] {1, 2}, 3, 5)), "fewer than three pairs");
        assertThat(measure.value().apply(pairs(new double[] {1, 2}, 3, 5))).isEmpty();
        assertUndefined(measure.estimate().apply(pairs(new double[0])), "fewer than three pairs");
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void a_constant_side_is_undefined(Measure measure) {
        assertUndefined(measure.estimate().apply(pairs(new double[] {1, 2, 3}, 0.1, 0.1, 0.1)), "one side is constant");
        assertUndefined(measure.estimate().apply(pairs(new double[] {0.1, 0.1, 0.1}, 1, 2, 3)), "one side is constant");
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void a_rising_line_correlates_perfectly_and_a_falling_one_inversely(Measure measure) {
        assertThat(measure.value()
                        .apply(pairs(new double[] {1, 2, 3, 4}, 10, 30, 50, 70))
                        .orElseThrow())
                .isCloseTo(1, within(1e-15));
        assertThat(measure.value()
                        .apply(pairs(new double[] {1, 2, 3, 4}, 9, 7, 5, 3))
                        .orElseThrow())
                .isCloseTo(-1, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void a_large_offset_costs_no_digits(Measure measure) {
        double[] x = {1, 2, 3, 4, 6};
        double[] y = {2, 1, 4, 3, 9};

        double shifted = measure.value().apply(pairs(add(x, 1e9), add(y, 1e9))).orElseThrow();

        assertThat(shifted).isCloseTo(measure.value().apply(pairs(x, y)).orElseThrow(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void equal_weights_change_nothing(Measure measure) {
        NumericPairs pairs = SomePairs.randomNumbers(31, 60);

        Estimate weighted = measure.estimate().apply(pairs.withWeights(SomePairs.constant(60, 3)));

        Estimate plain = measure.estimate().apply(pairs);
        assertThat(value(weighted)).isCloseTo(value(plain), within(1e-12));
        assertThat(bounds(weighted).lower()).isCloseTo(bounds(plain).lower(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void a_weight_of_two_counts_an_item_twice(Measure measure) {
        NumericPairs weighted = pairs(new double[] {1, 2, 3, 5}, 2, 1, 3, 3).withWeights(new double[] {1, 2, 1, 2});
        NumericPairs repeated = pairs(new double[] {1, 2, 2, 3, 5, 5}, 2, 1, 1, 3, 3, 3);

        assertThat(measure.value().apply(weighted).orElseThrow())
                .isCloseTo(measure.value().apply(repeated).orElseThrow(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void whole_clusters_are_resampled(Measure measure) {
        NumericPairs pairs = SomePairs.randomNumbers(32, 60);

        Interval.Bounds bounds = bounds(measure.estimate().apply(pairs.withClusters(SomePairs.clusters(60, 4))));

        assertThat(bounds.nClusters()).hasValue(15);
        assertThat(bounds.method()).isEqualTo(IntervalMethod.BCA);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ranks_do_not_see_a_rising_transformation(long seed) {
        NumericPairs pairs = SomePairs.randomNumbers(seed, 50);
        NumericPairs bent = pairs(map(x(pairs), Math::exp), map(y(pairs), value -> value * value * value));

        assertThat(Spearman.value(bent).orElseThrow())
                .isCloseTo(Spearman.value(pairs).orElseThrow(), within(1e-12));
        assertThat(KendallTauB.value(bent).orElseThrow())
                .isCloseTo(KendallTauB.value(pairs).orElseThrow(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8, 9})
    void kendall_is_what_counting_all_pairs_gives(long seed) {
        NumericPairs pairs = SomePairs.randomNumbers(seed, 70);

        double tau = KendallTauB.value(pairs).orElseThrow();

        double balance = 0;
        double untiedX = 0;
        double untiedY = 0;
        for (int i = 0; i < 70; i++) {
            for (int j = 0; j < i; j++) {
                double dx = Math.signum(pairs.x(i) - pairs.x(j));
                double dy = Math.signum(pairs.y(i) - pairs.y(j));
                balance += dx * dy;
                untiedX += dx * dx;
                untiedY += dy * dy;
            }
        }
        assertThat(tau).isCloseTo(balance / Math.sqrt(untiedX * untiedY), within(1e-12));
    }

    @Test
    void positions_on_a_scale_are_numbers_too() {
        RatedPairs labels = SomePairs.random(33, 4, 40);

        double fromLabels = Pearson.value(labels.ranks()).orElseThrow();

        assertThat(fromLabels)
                .isCloseTo(
                        Pearson.value(pairs(toDoubles(SomePairs.gold(labels)), toDoubles(SomePairs.judge(labels))))
                                .orElseThrow(),
                        within(1e-15));
    }

    @Test
    void zero_and_minus_zero_are_one_value() {
        assertUndefined(Spearman.estimate(pairs(new double[] {0.0, -0.0, 0.0}, 1, 2, 3), PLAN), "one side is constant");
    }

    @Test
    void refuses_what_is_no_number() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pairs(new double[] {1, Double.NaN}, 1, 2))
                .withMessage("x must be finite, was NaN");
    }

    @Test
    void icc_sees_a_shift_that_pearson_does_not() {
        NumericPairs strict = pairs(new double[] {1, 2, 3, 4, 5}, 2, 3, 4, 5, 6);

        assertThat(Pearson.value(strict).orElseThrow()).isCloseTo(1, within(1e-15));
        // Between items 2 * 10/4 = 5, between raters 5 * 1/2 = 2.5, nothing is left: 5/(5 + 2 * 2.5/5) = 5/6
        assertThat(IntraclassCorrelation.value(strict).orElseThrow()).isCloseTo(5.0 / 6, within(1e-12));
    }

    @Test
    void icc_is_undefined_where_nothing_varies_or_one_item_is_left() {
        assertUndefined(
                IntraclassCorrelation.estimate(pairs(new double[] {0.1, 0.1, 0.1}, 0.1, 0.1, 0.1), PLAN),
                "all ratings are the same");
        assertUndefined(
                IntraclassCorrelation.estimate(pairs(new double[] {1}, 2), PLAN),
                "fewer than two complete units or raters");
        assertUndefined(
                IntraclassCorrelation.estimate(pairs(new double[0]), PLAN), "fewer than two complete units or raters");
    }

    @Test
    void icc_of_identical_ratings_is_1_without_an_interval() {
        Estimate icc = IntraclassCorrelation.estimate(pairs(new double[] {1, 2, 3}, 1, 2, 3), PLAN);

        assertThat(value(icc)).isEqualTo(1);
        Estimates.assertNoInterval(icc, "no variation within units");
    }

    @Test
    void icc_drops_incomplete_units_and_counts_them() {
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble[][] units = {
            {OptionalDouble.of(1), OptionalDouble.of(2)}, {OptionalDouble.of(5), none},
            {OptionalDouble.of(4), OptionalDouble.of(4)}, {OptionalDouble.of(7), OptionalDouble.of(5)}
        };

        Estimate.Known icc = Estimates.known(IntraclassCorrelation.estimate(NumericRatings.of(units), PLAN));

        assertThat(icc.n()).isEqualTo(3);
        assertThat(icc.nMissing()).hasValue(1);
        assertThat(icc.pointValue())
                .isCloseTo(
                        IntraclassCorrelation.value(pairs(new double[] {1, 4, 7}, 2, 4, 5))
                                .orElseThrow(),
                        within(1e-12));
    }

    @Test
    void icc_of_clusters_is_bootstrapped() {
        NumericPairs pairs = SomePairs.randomNumbers(34, 60);

        Interval.Bounds plain = bounds(IntraclassCorrelation.estimate(pairs, PLAN));
        Interval.Bounds clustered =
                bounds(IntraclassCorrelation.estimate(pairs.withClusters(SomePairs.clusters(60, 3)), PLAN));

        assertThat(plain.method()).isEqualTo(IntervalMethod.F);
        assertThat(clustered.method()).isEqualTo(IntervalMethod.BCA);
        assertThat(clustered.nClusters()).hasValue(20);
    }

    @Test
    void equal_weights_leave_icc_unchanged() {
        NumericPairs pairs = SomePairs.randomNumbers(35, 60);

        Estimate weighted = IntraclassCorrelation.estimate(pairs.withWeights(SomePairs.constant(60, 7)), PLAN);

        assertThat(value(weighted)).isCloseTo(IntraclassCorrelation.value(pairs).orElseThrow(), within(1e-12));
    }

    @Test
    void errors_are_means_of_the_differences() {
        NumericPairs pairs = pairs(new double[] {1, 2, 3, 4}, 2, 2, 1, 8);

        // Differences 1, 0, -2, 4
        assertThat(MeanAbsoluteError.value(pairs)).hasValue(7.0 / 4);
        assertThat(RootMeanSquareError.value(pairs)).hasValue(Math.sqrt(21.0 / 4));
        assertThat(MeanDifference.value(pairs)).hasValue(3.0 / 4);
    }

    @Test
    void errors_of_nothing_are_undefined() {
        for (Estimate error : List.of(
                MeanAbsoluteError.estimate(pairs(new double[0]), PLAN),
                RootMeanSquareError.estimate(pairs(new double[0]), PLAN),
                MeanDifference.estimate(pairs(new double[0]), PLAN))) {
            assertUndefined(error, "no pairs");
        }
    }

    @Test
    void errors_carry_a_bootstrap_interval_around_the_value() {
        NumericPairs pairs = SomePairs.randomNumbers(36, 200);

        Estimate error = MeanAbsoluteError.estimate(pairs, PLAN);

        assertThat(value(error)).isBetween(bounds(error).lower(), bounds(error).upper());
    }

    private static NumericPairs pairs(double[] x, double... y) {
        return NumericPairs.of(x, y);
    }

    private static double[] x(NumericPairs pairs) {
        return IntStream.range(0, pairs.size()).mapToDouble(pairs::x).toArray();
    }

    private static double[] y(NumericPairs pairs) {
        return IntStream.range(0, pairs.size()).mapToDouble(pairs::y).toArray();
    }

    private static double[] map(double[] values, DoubleUnaryOperator by) {
        return Arrays.stream(values).map(by).toArray();
    }

    private static double[] add(double[] values, double offset) {
        return map(values, value -> value + offset);
    }

    private static double[] toDoubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }
}
