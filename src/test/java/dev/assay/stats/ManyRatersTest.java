package dev.assay.stats;

import static dev.assay.stats.Estimates.assertNoInterval;
import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.known;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alpha, AC and Fleiss' kappa of any number of raters. */
class ManyRatersTest {

    private static final int NO = Ratings.MISSING;
    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(3);

    @Test
    void alpha_is_one_minus_observed_over_expected_disagreement() {
        Ratings ratings = Ratings.of(2, new int[][] {{0, 0}, {0, 1}, {1, 1}, {0, NO}});

        double alpha =
                KrippendorffAlpha.value(ratings, DifferenceMetric.NOMINAL).orElseThrow();

        // Three pairable units, coincidences 0-0: 2, 0-1: 1, 1-0: 1, 1-1: 2, so n = (3, 3), N = 6: 1 - 5 * 1/(3*3)
        assertThat(alpha).isCloseTo(4.0 / 9, within(1e-15));
    }

    @Test
    void alpha_of_one_value_in_use_is_undefined() {
        Ratings ratings = Ratings.of(3, new int[][] {{1, 1}, {1, 1}, {1, NO}});

        assertUndefined(KrippendorffAlpha.estimate(ratings, DifferenceMetric.ORDINAL, PLAN), "one value in use");
    }

    @Test
    void alpha_without_a_pairable_unit_is_undefined() {
        Ratings ratings = Ratings.of(3, new int[][] {{1, NO}, {NO, 2}, {NO, NO}});

        assertUndefined(
                KrippendorffAlpha.estimate(ratings, DifferenceMetric.NOMINAL, PLAN), "no unit with two ratings");
        assertUndefined(
                KrippendorffAlpha.estimate(Ratings.of(2, new int[0][]), DifferenceMetric.NOMINAL, PLAN),
                "no unit with two ratings");
    }

    @Test
    void alpha_counts_units_and_what_it_had_to_leave_out() {
        Ratings ratings = Ratings.of(2, new int[][] {{0, 0, 1}, {0, NO, NO}, {1, 1, NO}, {NO, NO, NO}});

        Estimate.Known alpha = known(KrippendorffAlpha.estimate(ratings, DifferenceMetric.NOMINAL, PLAN));

        assertThat(alpha.n()).isEqualTo(2);
        assertThat(alpha.nMissing()).hasValue(2);
    }

    @Test
    void alpha_under_perfect_agreement_has_no_interval() {
        int[][] units = IntStream.range(0, 40)
                .mapToObj(unit -> new int[] {unit % 2, unit % 2})
                .toArray(int[][]::new);

        assertNoInterval(
                KrippendorffAlpha.estimate(Ratings.of(2, units), DifferenceMetric.NOMINAL, PLAN),
                "all resamples give the same value");
    }

    @ParameterizedTest
    @EnumSource(DifferenceMetric.class)
    void alpha_of_two_raters_is_the_same_from_a_table_and_from_units(DifferenceMetric metric) {
        RatedPairs pairs = SomePairs.random(21, 4, 70);
        Ratings units = Ratings.of(
                4,
                IntStream.range(0, 70)
                        .mapToObj(item -> new int[] {pairs.gold(item), pairs.judge(item)})
                        .toArray(int[][]::new));

        Estimate fromTable = KrippendorffAlpha.estimate(pairs, metric, PLAN);

        Estimate fromUnits = KrippendorffAlpha.estimate(units, metric, PLAN);
        assertThat(value(fromTable)).isCloseTo(value(fromUnits), within(1e-12));
        assertThat(value(fromTable))
                .isCloseTo(KrippendorffAlpha.value(pairs.table(), metric).orElseThrow(), within(1e-12));
        assertThat(bounds(fromTable).lower()).isCloseTo(bounds(fromUnits).lower(), within(0.05));
    }

    @ParameterizedTest
    @EnumSource(DifferenceMetric.class)
    void equal_weights_leave_alpha_and_its_interval_unchanged(DifferenceMetric metric) {
        Ratings ratings = random(22, 60);

        Estimate weighted = KrippendorffAlpha.estimate(ratings.withWeights(SomePairs.constant(60, 8)), metric, PLAN);

        Estimate plain = KrippendorffAlpha.estimate(ratings, metric, PLAN);
        assertThat(value(weighted)).isCloseTo(value(plain), within(1e-12));
        assertThat(bounds(weighted).lower()).isCloseTo(bounds(plain).lower(), within(1e-12));
    }

    @Test
    void equal_weights_leave_alpha_of_pairs_unchanged() {
        RatedPairs pairs = SomePairs.random(23, 3, 60);

        Estimate weighted = KrippendorffAlpha.estimate(
                pairs.withWeights(SomePairs.constant(60, 8)), DifferenceMetric.ORDINAL, PLAN);

        assertThat(value(weighted))
                .isCloseTo(value(KrippendorffAlpha.estimate(pairs, DifferenceMetric.ORDINAL, PLAN)), within(1e-12));
    }

    @Test
    void the_interval_metric_needs_no_labels() {
        Ratings labels = random(24, 50);
        OptionalDouble[][] numbers = IntStream.range(0, 50)
                .mapToObj(unit -> IntStream.range(0, 4)
                        .mapToObj(rater -> labels.label(unit, rater))
                        .map(label -> label == NO ? OptionalDouble.empty() : OptionalDouble.of(1000 + 0.5 * label))
                        .toArray(OptionalDouble[]::new))
                .toArray(OptionalDouble[][]::new);

        double alpha =
                KrippendorffAlpha.intervalValue(NumericRatings.of(numbers)).orElseThrow();

        assertThat(alpha)
                .isCloseTo(
                        KrippendorffAlpha.value(labels, DifferenceMetric.INTERVAL)
                                .orElseThrow(),
                        within(1e-12));
    }

    @Test
    void numbers_that_never_vary_have_no_alpha() {
        NumericRatings constant = NumericRatings.of(new double[][] {{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}});

        assertUndefined(KrippendorffAlpha.intervalEstimate(constant, PLAN), "one value in use");
    }

    @Test
    void alpha_of_numeric_pairs_is_that_of_their_units() {
        NumericPairs pairs = SomePairs.randomNumbers(25, 40);
        NumericRatings units = NumericRatings.of(IntStream.range(0, 40)
                .mapToObj(item -> new double[] {pairs.x(item), pairs.y(item)})
                .toArray(double[][]::new));

        Estimate alpha = KrippendorffAlpha.intervalEstimate(pairs, PLAN);

        assertThat(value(alpha)).isCloseTo(value(KrippendorffAlpha.intervalEstimate(units, PLAN)), within(1e-12));
    }

    @Test
    void the_ratio_metric_refuses_negative_values() {
        Ratings ratings = Ratings.of(2, new int[][] {{0, 1}, {1, 1}}).withLabelValues(new double[] {-1, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KrippendorffAlpha.value(ratings, DifferenceMetric.RATIO))
                .withMessage("the ratio metric needs values of at least 0, was -1.0");
    }

    @Test
    void the_interval_metric_reads_the_values_of_the_labels() {
        Ratings ratings = random(26, 30);

        double rescaled = KrippendorffAlpha.value(
                        ratings.withLabelValues(new double[] {10, 12, 14, 16}), DifferenceMetric.INTERVAL)
                .orElseThrow();
        double stretched = KrippendorffAlpha.value(
                        ratings.withLabelValues(new double[] {1, 2, 3, 30}), DifferenceMetric.INTERVAL)
                .orElseThrow();

        double plain =
                KrippendorffAlpha.value(ratings, DifferenceMetric.INTERVAL).orElseThrow();
        assertThat(rescaled).isCloseTo(plain, within(1e-12));
        assertThat(stretched).isNotCloseTo(plain, within(1e-3));
    }

    @Test
    void ac1_stays_high_where_kappa_collapses() {
        // 95 of 100 agree; label 1 was given (3 + 4) times of 200, so pi = .035 and pe = 2 * .035 * .965
        ConfusionMatrix table = ConfusionMatrix.of(new double[][] {{94, 3}, {2, 1}});

        double ac1 = GwetAc.value(table, Weighting.UNWEIGHTED).orElseThrow();

        double chance = 2 * 0.035 * 0.965;
        assertThat(ac1).isCloseTo((0.95 - chance) / (1 - chance), within(1e-12));
        assertThat(CohenKappa.value(table, Weighting.UNWEIGHTED).orElseThrow()).isLessThan(0.4);
    }

    @Test
    void ac_of_one_class_is_1_since_its_chance_term_vanishes() {
        Estimate ac1 = GwetAc.estimate(SomePairs.of(new int[][] {{40, 0}, {0, 0}}), Weighting.UNWEIGHTED, PLAN);

        // pe = 0, so the bound is that of the agreement itself: .025^(1/40)
        assertThat(value(ac1)).isEqualTo(1);
        assertThat(bounds(ac1).lower()).isCloseTo(Math.pow(0.025, 1.0 / 40), within(1e-9));
        assertThat(bounds(ac1).method()).isEqualTo(IntervalMethod.BOUNDARY);
    }

    @Test
    void ac_on_a_scale_of_one_label_is_undefined() {
        assertUndefined(
                GwetAc.estimate(SomePairs.of(new int[][] {{7}}), Weighting.LINEAR, PLAN), "the scale has one label");
        assertUndefined(
                GwetAc.estimate(Ratings.of(1, new int[][] {{0, 0}}), Weighting.LINEAR, PLAN),
                "the scale has one label");
        assertThat(GwetAc.value(ConfusionMatrix.of(new double[][] {{7}}), Weighting.LINEAR))
                .isEmpty();
    }

    @Test
    void ac_without_a_unit_of_two_ratings_is_undefined() {
        assertUndefined(
                GwetAc.estimate(Ratings.of(2, new int[][] {{0, NO}, {NO, 1}}), Weighting.UNWEIGHTED, PLAN),
                "no unit with two ratings");
    }

    @Test
    void ac_of_many_raters_under_perfect_agreement_is_bounded_by_its_units() {
        int[][] units = IntStream.range(0, 40)
                .mapToObj(unit -> new int[] {unit % 2, unit % 2, unit % 2})
                .toArray(int[][]::new);

        Estimate ac1 = GwetAc.estimate(Ratings.of(2, units), Weighting.UNWEIGHTED, PLAN);

        // pe = 2 * 1/4 = 1/2
        assertThat(bounds(ac1).lower()).isCloseTo(2 * Math.pow(0.025, 1.0 / 40) - 1, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void ac_and_brennan_prediger_of_two_raters_are_the_same_from_a_table_and_from_units(Weighting weighting) {
        RatedPairs pairs = SomePairs.random(27, 4, 50);
        Ratings units = Ratings.of(
                4,
                IntStream.range(0, 50)
                        .mapToObj(item -> new int[] {pairs.gold(item), pairs.judge(item)})
                        .toArray(int[][]::new));

        assertThat(GwetAc.value(pairs.table(), weighting).orElseThrow())
                .isCloseTo(GwetAc.value(units, weighting).orElseThrow(), within(1e-12));
        assertThat(BrennanPrediger.value(pairs.table(), weighting).orElseThrow())
                .isCloseTo(BrennanPrediger.value(units, weighting).orElseThrow(), within(1e-12));
        assertThat(Percent.value(units)).hasValue(Percent.value(pairs.table()).orElseThrow());
    }

    @Test
    void fleiss_of_two_raters_is_scotts_pi() {
        RatedPairs pairs = SomePairs.random(28, 3, 50);
        Ratings units = Ratings.of(
                3,
                IntStream.range(0, 50)
                        .mapToObj(item -> new int[] {pairs.gold(item), pairs.judge(item)})
                        .toArray(int[][]::new));

        assertThat(FleissKappa.value(units).orElseThrow())
                .isCloseTo(ScottPi.value(pairs.table()).orElseThrow(), within(1e-12));
    }

    @Test
    void the_z_of_fleiss_measures_kappa_by_its_spread_under_no_agreement() {
        // Units 00, 11, 01, 22: shares 3/8, 3/8, 2/8; S = sum pq = .65625, sum pq(q - p) = .2109375. Variance
        // 2 (S^2 - .2109375)/(4 * 2 * 1 * S^2) = .439453/3.445313; kappa = (3/4 - .34375)/.65625.
        Ratings units = Ratings.of(3, new int[][] {{0, 0}, {1, 1}, {0, 1}, {2, 2}});

        assertThat(FleissKappa.z(units).orElseThrow())
                .isCloseTo(0.40625 / 0.65625 / Math.sqrt(0.439453125 / 3.4453125), within(1e-9));
        // Label 0: 1 - 1/(4 * 2 * 3/8 * 5/8) = 7/15, label 2: 1; both times sqrt(4 * 2 * 1/2) = 2.
        assertThat(FleissKappa.z(units, 0).orElseThrow()).isCloseTo(14 / 15.0, within(1e-12));
        assertThat(FleissKappa.z(units, 2).orElseThrow()).isCloseTo(2, within(1e-12));
    }

    @Test
    void fleiss_refuses_units_with_different_numbers_of_ratings() {
        Ratings uneven = Ratings.of(2, new int[][] {{0, 1, 1}, {0, 0, NO}});

        assertUndefined(FleissKappa.estimate(uneven, PLAN), "units have different numbers of ratings");
        assertThat(FleissKappa.value(uneven)).isEmpty();
        assertThat(FleissKappa.z(uneven)).isEmpty();
    }

    @Test
    void fleiss_leaves_unrated_units_out() {
        Ratings all = Ratings.of(2, new int[][] {{0, 1, 1}, {0, 0, 0}});
        Ratings gap = Ratings.of(2, new int[][] {{0, 1, 1}, {NO, NO, NO}, {0, 0, 0}});

        assertThat(FleissKappa.value(gap)).isEqualTo(FleissKappa.value(all));
        assertThat(FleissKappa.z(gap)).isEqualTo(FleissKappa.z(all));
        assertThat(known(FleissKappa.estimate(gap, PLAN)).nMissing()).hasValue(1);
    }

    @Test
    void fleiss_is_undefined_where_one_label_is_in_use() {
        assertUndefined(FleissKappa.estimate(Ratings.of(3, new int[][] {{1, 1}, {1, 1}}), PLAN), "one class only");
        assertThat(FleissKappa.value(Ratings.of(3, new int[][] {{1, 0}, {1, 1}}), 2))
                .isEmpty();
    }

    @Test
    void more_agreeing_clusters_narrow_the_interval_of_fleiss() {
        Ratings few = complete(29, 40);
        Ratings many = complete(29, 400);

        assertThat(width(FleissKappa.estimate(many, PLAN))).isLessThan(width(FleissKappa.estimate(few, PLAN)));
    }

    @Test
    void ratings_refuse_ragged_units_and_labels_outside_the_scale() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ratings.of(2, new int[][] {{0, 1}, {0}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratings.of(2, new int[][] {{0, 2}}))
                .withMessage("label must be in -1..1, was 2");
    }

    private static double width(Estimate estimate) {
        return bounds(estimate).upper() - bounds(estimate).lower();
    }

    /** Four raters on four labels, about one rating in five missing. */
    private static Ratings random(long seed, int units) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] labels = new int[units][4];
        for (int[] unit : labels) {
            int truth = random.nextInt(4);
            Arrays.setAll(
                    unit,
                    rater -> random.nextDouble() < 0.2 ? NO : random.nextDouble() < 0.7 ? truth : random.nextInt(4));
        }
        return Ratings.of(4, labels);
    }

    private static Ratings complete(long seed, int units) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] labels = new int[units][3];
        for (int[] unit : labels) {
            int truth = random.nextInt(2);
            Arrays.setAll(unit, rater -> random.nextDouble() < 0.8 ? truth : 1 - truth);
        }
        return Ratings.of(2, labels);
    }
}
