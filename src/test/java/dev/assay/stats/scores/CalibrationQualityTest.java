package dev.assay.stats.scores;

import static dev.assay.stats.Estimates.assertNoInterval;
import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.ScoredOutcomes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationQualityTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(1);

    /** Two bins of equal width at M = 2: {.2, .4} with one of two positive, {.5, 1} with both. */
    private static final Forecasts FOUR = forecasts(new double[] {0.2, 0.4, 0.5, 1.0}, 0, 1, 1, 1);

    @Test
    void the_expected_error_is_the_mean_gap_of_bins() {
        // Bin 0: mean .3, share .5, gap .2; bin 1: mean .75, share 1, gap .25.
        assertThat(CalibrationError.value(FOUR, Binning.EQUAL_WIDTH, 2).orElseThrow())
                .isCloseTo(0.225, within(1e-12));
        assertThat(CalibrationError.maximum(FOUR, Binning.EQUAL_WIDTH, 2).orElseThrow())
                .isCloseTo(0.25, within(1e-12));
    }

    @Test
    void bins_of_equal_mass_differ_by_one_item_at_most_larger_ones_first() {
        Forecasts seven = forecasts(new double[] {0.7, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, 1, 0, 0, 0, 1, 1, 0);

        List<Long> sizes = ReliabilityDiagram.of(seven, Binning.EQUAL_MASS, 3, 0.95).stream()
                .map(ReliabilityDiagram.Bin::n)
                .toList();

        assertThat(sizes).containsExactly(3L, 2L, 2L);
    }

    @Test
    void more_bins_than_items_leave_bins_empty() {
        assertThat(ReliabilityDiagram.of(FOUR, Binning.EQUAL_MASS, 9, 0.95)).hasSize(4);
        assertThat(CalibrationError.value(FOUR, Binning.EQUAL_MASS, 9).orElseThrow())
                // One item a bin: (.2 + .6 + .5 + 0)/4.
                .isCloseTo(0.325, within(1e-12));
    }

    @Test
    void a_bin_of_the_diagram_shows_wilson_on_its_items() {
        ReliabilityDiagram.Bin first =
                ReliabilityDiagram.of(FOUR, Binning.EQUAL_WIDTH, 2, 0.95).get(0);

        // Wilson of 1 in 2 at z = 1.96: (.5 + .96)/(1 + 1.92) +- ... = [.0945, .9055].
        assertThat(bounds(first.positiveShare()).lower()).isCloseTo(0.0945, within(5e-5));
        assertThat(bounds(first.positiveShare()).upper()).isCloseTo(0.9055, within(5e-5));
    }

    @Test
    void the_five_terms_add_up_to_the_brier_score() {
        Forecasts many = Forecasts.uncalibrated(SomeScores.random(12, 300, 0.7, 0.4, 1));

        BrierDecomposition terms = BrierDecomposition.of(many, 10).orElseThrow();

        assertThat(terms.brierScore()).isCloseTo(BrierScore.value(many).orElseThrow(), within(1e-12));
    }

    @Test
    void miscalibration_less_discrimination_plus_uncertainty_is_the_brier_score() {
        Forecasts many = Forecasts.uncalibrated(SomeScores.random(13, 300, 0.7, 0.4, 1));

        CorpDecomposition terms = CorpDecomposition.of(many).orElseThrow();

        assertThat(terms.miscalibration() - terms.discrimination() + terms.uncertainty())
                .isCloseTo(BrierScore.value(many).orElseThrow(), within(1e-12));
        assertThat(terms.miscalibration()).isPositive();
        assertThat(terms.discrimination()).isPositive();
    }

    @Test
    void a_certain_error_costs_thirteen_point_eight_nats() {
        // -ln 1e-6 = 13.8155.
        assertThat(LogLoss.value(forecasts(new double[] {1}, 0)).orElseThrow()).isCloseTo(13.8155, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(Binning.class)
    void an_interval_repeats_with_its_seed_and_resamples_groups(Binning binning) {
        Forecasts single = Forecasts.uncalibrated(SomeScores.random(14, 120, 0.5, 0.5, 1));
        Forecasts grouped = Forecasts.uncalibrated(twelveTimes(SomeScores.random(14, 20, 0.5, 0.5, 1)));

        Estimate first = CalibrationError.estimate(single, binning, 10, PLAN);

        assertThat(CalibrationError.estimate(single, binning, 10, PLAN)).isEqualTo(first);
        assertThat(width(CalibrationError.estimate(grouped, binning, 10, PLAN))).isGreaterThan(1.2 * width(first));
    }

    @Test
    void copies_of_items_in_one_group_add_no_certainty() {
        LabelledScores items = SomeScores.random(15, 40, 1, 0, 1);

        double once = width(BrierScore.estimate(Forecasts.uncalibrated(items), PLAN));
        double often = width(BrierScore.estimate(Forecasts.uncalibrated(twelveTimes(items)), PLAN));

        assertThat(often).isCloseTo(once, within(1e-9));
    }

    @Test
    void nine_groups_give_no_interval() {
        assertNoInterval(
                BrierScore.estimate(Forecasts.uncalibrated(SomeScores.random(16, 9, 1, 0, 1)), PLAN),
                "too few clusters");
    }

    @Test
    void nothing_is_defined_without_items() {
        Forecasts none = forecasts(new double[0]);

        assertUndefined(BrierScore.estimate(none, PLAN), "no items");
        assertUndefined(LogLoss.estimate(none, PLAN), "no items");
        assertUndefined(CalibrationError.estimate(none, Binning.EQUAL_WIDTH, 10, PLAN), "no items");
        assertUndefined(CalibrationError.estimate(none, Binning.EQUAL_MASS, 10, PLAN), "no items");
        assertThat(CorpDecomposition.of(none)).isEmpty();
        assertThat(BrierDecomposition.of(none, 10)).isEmpty();
        assertThat(SpiegelhalterTest.of(none)).isEmpty();
    }

    @Test
    void spiegelhalter_is_silent_about_grouped_items_and_about_certainties() {
        assertThat(SpiegelhalterTest.of(Forecasts.uncalibrated(SomeScores.random(17, 40, 1, 0, 2))))
                .isEmpty();
        assertThat(SpiegelhalterTest.of(forecasts(new double[] {0, 1, 0.5}, 0, 1, 1)))
                .isEmpty();
    }

    @Test
    void spiegelhalter_z_by_hand() {
        // .2 negative: (-.2)(.6) = -.12; .9 positive: (.1)(-.8) = -.08; variance .36 x .16 + .64 x .09 = .1152.
        SpiegelhalterTest test =
                SpiegelhalterTest.of(forecasts(new double[] {0.2, 0.9}, 0, 1)).orElseThrow();

        assertThat(test.z()).isCloseTo(-0.2 / Math.sqrt(0.1152), within(1e-12));
    }

    @Test
    void average_precision_steps_down_the_scores() {
        // .9 +: 1/1; .8 -; .7 + and .7 -: 2/4. Recall rises by half each time: (1 + .5)/2.
        ScoredOutcomes outcomes =
                ScoredOutcomes.of(new double[] {0.7, 0.9, 0.7, 0.8}, new boolean[] {true, true, false, false});

        assertThat(AveragePrecision.value(outcomes).orElseThrow()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void average_precision_of_one_score_for_all_is_the_share_of_positives() {
        ScoredOutcomes outcomes =
                ScoredOutcomes.of(new double[] {1, 1, 1, 1}, new boolean[] {true, false, false, false});

        assertThat(AveragePrecision.value(outcomes).orElseThrow()).isEqualTo(0.25);
    }

    @Test
    void average_precision_needs_a_positive_item() {
        assertUndefined(
                AveragePrecision.estimate(ScoredOutcomes.of(new double[] {1, 2}, new boolean[2]), PLAN),
                "no positive item");
    }

    private static LabelledScores twelveTimes(LabelledScores items) {
        int n = 12 * items.size();
        double[] scores = new double[n];
        boolean[] positive = new boolean[n];
        String[] groups = new String[n];
        for (int copy = 0; copy < n; copy++) {
            scores[copy] = items.score(copy / 12);
            positive[copy] = items.isPositive(copy / 12);
            groups[copy] = items.group(copy / 12);
        }
        return LabelledScores.of(scores, positive, groups);
    }

    private static double width(Estimate estimate) {
        Interval.Bounds bounds = bounds(estimate);
        return bounds.upper() - bounds.lower();
    }

    private static Forecasts forecasts(double[] probabilities, int... labels) {
        return Forecasts.uncalibrated(SomeScores.ungrouped(probabilities, labels));
    }
}
