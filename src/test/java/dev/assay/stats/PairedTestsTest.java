package dev.assay.stats;

import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two judges, or two runs, on the same items. */
class PairedTestsTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(8);

    @ParameterizedTest
    @CsvSource({"9, 3, 40, -.021988, .320865", "12, 2, 50, .061112, .344709", "150, 86, 1600, .021362, .058998"})
    void tango_gives_the_checked_bounds(long onlyNew, long onlyOld, long pairs, double lower, double upper) {
        Interval.Bounds bounds = bounds(TangoScore.estimate(onlyNew, onlyOld, pairs, 0.95));

        assertThat(bounds.lower()).isCloseTo(lower, within(5e-7));
        assertThat(bounds.upper()).isCloseTo(upper, within(5e-7));
    }

    @Test
    void tango_needs_no_discordant_pair() {
        double lower = TangoScore.lowerOneSided(0, 0, 690, 0.95);

        // b = c = 0 leaves q = -D, so -nD = z sqrt(-nD(1 + D)) and D = -z^2/(n + z^2) = -2.7055/692.7
        assertThat(lower).isCloseTo(-2.705543454 / (690 + 2.705543454), within(1e-9));
        assertThat(TangoScore.upperOneSided(0, 0, 690, 0.95)).isCloseTo(-lower, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"5, 0, 5", "0, 5, 5", "1, 0, 1", "3, 3, 6", "40, 1, 60"})
    void tango_stays_within_minus_1_and_1_and_around_the_difference(long onlyNew, long onlyOld, long pairs) {
        Interval.Bounds bounds = bounds(TangoScore.estimate(onlyNew, onlyOld, pairs, 0.95));

        double difference = (double) (onlyNew - onlyOld) / pairs;
        assertThat(bounds.lower()).isBetween(-1.0, difference);
        assertThat(bounds.upper()).isBetween(difference, 1.0);
    }

    @Test
    void exchanging_the_sides_mirrors_tango() {
        Interval.Bounds one = bounds(TangoScore.estimate(9, 3, 40, 0.95));
        Interval.Bounds other = bounds(TangoScore.estimate(3, 9, 40, 0.95));

        assertThat(other.lower()).isCloseTo(-one.upper(), within(1e-12));
        assertThat(other.upper()).isCloseTo(-one.lower(), within(1e-12));
    }

    @Test
    void the_tango_test_rejects_exactly_where_the_one_sided_bound_passes_the_margin() {
        double lower = TangoScore.lowerOneSided(20, 24, 400, 0.95);
        double upper = TangoScore.upperOneSided(20, 24, 400, 0.95);

        assertThat(TangoScore.pValueAbove(20, 24, 400, lower)).isCloseTo(0.05, within(1e-9));
        assertThat(TangoScore.pValueBelow(20, 24, 400, upper)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void tango_without_pairs_is_undefined_and_with_impossible_counts_refused() {
        assertUndefined(TangoScore.estimate(0, 0, 0, 0.95), "no pairs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TangoScore.estimate(3, 3, 5, 0.95))
                .withMessage("discordant pairs must not be negative nor exceed all 5, was 3 and 3");
    }

    @Test
    void tango_tells_the_difference_and_refuses_impossible_counts_everywhere() {
        // (9 - 3)/40
        assertThat(value(TangoScore.estimate(9, 3, 40, 0.95))).isEqualTo(0.15);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TangoScore.of(-1, 3, 5, 0.95))
                .withMessage("discordant pairs must not be negative nor exceed all 5, was -1 and 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TangoScore.statistic(3, 3, 5, 0))
                .withMessage("discordant pairs must not be negative nor exceed all 5, was 3 and 3");
    }

    @Test
    void mcnemar_of_no_discordant_pair_is_no_evidence() {
        assertThat(McNemar.exactP(0, 0)).isEqualTo(1);
        assertThat(McNemar.midP(0, 0)).isEqualTo(1);
        assertThat(McNemar.chiSquared(0, 0)).isEmpty();
    }

    @Test
    void mcnemar_does_not_care_which_side_is_first() {
        assertThat(McNemar.exactP(3, 11)).isEqualTo(McNemar.exactP(11, 3));
        assertThat(McNemar.midP(3, 11)).isEqualTo(McNemar.midP(11, 3));
    }

    @Test
    void stuart_maxwell_of_two_labels_is_mcnemar() {
        ChiSquaredTest homogeneity = StuartMaxwell.test(ConfusionMatrix.of(new double[][] {{31, 9}, {4, 16}}))
                .orElseThrow();

        assertThat(homogeneity.statistic())
                .isCloseTo(McNemar.chiSquared(9, 4).orElseThrow().statistic(), within(1e-12));
        assertThat(homogeneity.degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void a_label_with_equal_margins_stays_in_stuart_maxwell() {
        // Margins (9, 6, 5) and (6, 9, 5): the last label balances, yet its disagreements belong to the covariance.
        // With d = (3, -3) and S = [[7, -4], [-4, 7]] it is 9 * (7 + 7 - 8)/(49 - 16) = 54/33 on two degrees of
        // freedom.
        ConfusionMatrix table = ConfusionMatrix.of(new double[][] {{4, 4, 1}, {0, 4, 2}, {2, 1, 2}});

        ChiSquaredTest test = StuartMaxwell.test(table).orElseThrow();

        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(test.statistic()).isCloseTo(54.0 / 33, within(1e-12));
    }

    @Test
    void homogeneity_drops_unused_labels_and_is_undefined_without_disagreement() {
        ConfusionMatrix unused = ConfusionMatrix.of(new double[][] {{31, 0, 9}, {0, 0, 0}, {4, 0, 16}});

        assertThat(Bhapkar.test(unused).orElseThrow().degreesOfFreedom()).isEqualTo(1);
        assertThat(StuartMaxwell.test(ConfusionMatrix.of(new double[][] {{3, 0}, {0, 4}})))
                .isEmpty();
        assertThat(StuartMaxwell.test(ConfusionMatrix.of(new double[][] {{3, 0}, {0, 0}})))
                .isEmpty();
        assertThat(StuartMaxwell.test(ConfusionMatrix.of(new double[][] {{0, 0}, {0, 0}})))
                .isEmpty();
    }

    @Test
    void bhapkar_follows_from_stuart_maxwell() {
        ConfusionMatrix table = SomePairs.random(40, 4, 120).table();

        double stuart = StuartMaxwell.test(table).orElseThrow().statistic();

        assertThat(Bhapkar.test(table).orElseThrow().statistic()).isCloseTo(stuart / (1 - stuart / 120), within(1e-9));
    }

    @Test
    void a_judge_does_not_differ_from_itself() {
        RatedPairs judge = SomePairs.random(41, 3, 60);

        Estimate difference = PairedBootstrap.difference(judge, judge, Percent::value, PLAN);

        assertThat(value(difference)).isZero();
        Estimates.assertNoInterval(difference, "all resamples give the same value");
        assertThat(PairedBootstrap.pValue(judge, judge, Percent::value, PLAN)).hasValue(1);
    }

    @Test
    void what_two_judges_share_narrows_the_interval_of_their_difference() {
        RatedPairs first = SomePairs.random(42, 2, 300);
        int[] almost = SomePairs.judge(first);
        for (int item = 0; item < 300; item += 15) {
            almost[item] = 1 - almost[item];
        }
        RatedPairs second = RatedPairs.of(2, SomePairs.gold(first), almost);

        Interval.Bounds paired = bounds(PairedBootstrap.difference(first, second, Percent::value, PLAN));

        // 20 of 300 verdicts differ, each by 1/300: sd at most sqrt(20)/300 = .015; unpaired it would be about .035.
        assertThat(paired.upper() - paired.lower()).isLessThan(4.5 * Math.sqrt(20) / 300);
        assertThat(paired.method()).isEqualTo(IntervalMethod.BCA);
    }

    @Test
    void an_undefined_side_makes_the_difference_undefined() {
        RatedPairs varied = SomePairs.of(new int[][] {{15, 5}, {0, 0}});
        RatedPairs constant = RatedPairs.of(2, new int[20], new int[20]);

        assertUndefined(
                PairedBootstrap.difference(
                        varied, constant, table -> CohenKappa.value(table, Weighting.UNWEIGHTED), PLAN),
                "undefined for one of the two");
    }

    @Test
    void refuses_judges_of_other_items() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedBootstrap.difference(
                        SomePairs.random(1, 2, 20), SomePairs.random(1, 2, 21), Percent::value, PLAN))
                .withMessage("both judges must have rated the same items: same scale, weights and clusters");
    }

    @ParameterizedTest
    @EnumSource(MultipleTesting.class)
    void a_single_test_needs_no_adjustment(MultipleTesting method) {
        assertThat(method.adjust(new double[] {0.03})).containsExactly(0.03);
        assertThat(method.adjust(new double[0])).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MultipleTesting.class)
    void adjusting_never_lowers_a_p_value_nor_changes_the_order(MultipleTesting method) {
        double[] p = {0.2, 0.01, 0.04, 0.04, 0.9};

        double[] adjusted = method.adjust(p);

        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).isBetween(p[i], 1.0);
            for (int j = 0; j < p.length; j++) {
                assertThat(p[i] > p[j] || adjusted[i] <= adjusted[j]).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MultipleTesting.class)
    void refuses_what_is_no_p_value(MultipleTesting method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.adjust(new double[] {1.2}))
                .withMessage("p must be in [0,1], was 1.2");
        assertThatIllegalArgumentException().isThrownBy(() -> method.adjust(new double[] {Double.NaN}));
    }
}
