package dev.assay.stats.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimates;
import dev.assay.stats.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static final SelectionTarget NINE_IN_TEN = new SelectionTarget(0.9, 0.1);

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/selection.csv", delimiter = ';', useHeadersInDisplayName = true)
    void meets_the_reference_table(String measure, String data, double expected, double tolerance) {
        double[][] rows = Tables.numbers(data);
        double[] in = rows[rows.length - 1];

        double actual =
                switch (measure) {
                    case "upper_bound" -> BinomialUpperBound.of((long) in[0], (long) in[1], in[2]);
                    case "hoeffding_bentkus" -> LearnThenTest.pValue(in[0], (int) in[1], in[2]);
                    case "fixed_sequence" ->
                        FixedSequenceTest.certify(
                                        ConfidentVerdicts.of(rows[0], wrong(rows[1])),
                                        new SelectionTarget(1 - in[0], in[1]))
                                .fold(Threshold.Certified::value, none -> Double.NaN);
                    default -> throw new AssertionError("no such measure: " + measure);
                };

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    private static boolean[] wrong(double[] flags) {
        boolean[] wrong = new boolean[flags.length];
        IntStream.range(0, flags.length).forEach(item -> wrong[item] = flags[item] == 1);
        return wrong;
    }

    @Test
    void the_bound_without_errors_has_a_closed_form() {
        assertThat(BinomialUpperBound.of(0, 30, 0.1)).isCloseTo(1 - Math.pow(0.1, 1 / 30.0), within(1e-12));
        // .9^21 = .1094, .9^22 = .0985
        assertThat(BinomialUpperBound.leastSize(0.1, 0.1)).isEqualTo(22);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 20, 39})
    void bound_and_p_value_say_the_same(int errors) {
        double bound = BinomialUpperBound.of(errors, 40, 0.1);

        assertThat(BinomialUpperBound.pValue(errors, 40, bound)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void a_least_size_that_comes_out_whole_is_not_rounded_up() {
        // .5^3 = .125
        assertThat(BinomialUpperBound.leastSize(0.5, 0.125)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void refuses_rates_and_error_probabilities_at_the_ends(double end) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialUpperBound.of(1, 10, end))
                .withMessage("errorProbability must be in (0,1), was " + end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialUpperBound.pValue(1, 10, end))
                .withMessage("rate must be in (0,1), was " + end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialUpperBound.leastSize(end, 0.1))
                .withMessage("rate must be in (0,1), was " + end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialUpperBound.leastSize(0.1, end))
                .withMessage("errorProbability must be in (0,1), was " + end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelectionTarget(end, 0.1))
                .withMessage("agreement must be in (0,1), was " + end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelectionTarget(0.9, end))
                .withMessage("errorProbability must be in (0,1), was " + end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SplitConformal.quantile(new double[] {1, 2}, end))
                .withMessage("alpha must be in (0,1), was " + end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearnThenTest.pValue(0.5, 10, end))
                .withMessage("alpha must be in (0,1), was " + end);
    }

    @Test
    void refuses_more_errors_than_items() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialUpperBound.of(11, 10, 0.1))
                .withMessage("errors must be in 0..10, was 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialUpperBound.pValue(-1, 10, 0.1))
                .withMessage("errors must be in 0..10, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialUpperBound.pValue(0, 0, 0.1))
                .withMessage("n must be at least 1, was 0");
    }

    @Test
    void all_wrong_leaves_every_rate_possible_and_all_counts_are_certain() {
        assertThat(BinomialUpperBound.of(10, 10, 0.1)).isEqualTo(1);
        assertThat(BinomialUpperBound.pValue(10, 10, 0.1)).isEqualTo(1);
    }

    @Test
    void a_p_value_of_exactly_delta_passes_and_the_test_goes_on() {
        // 30 right: .9^30 = .0424. With that as delta the first step passes on the line, and the next with room.
        SelectionTarget onTheLine = new SelectionTarget(0.9, BinomialUpperBound.pValue(0, 30, 0.1));
        double[] confidence =
                IntStream.range(0, 40).mapToDouble(i -> i < 30 ? 0.9 : 0.8).toArray();

        assertThat(certified(FixedSequenceTest.certify(faultless(30), onTheLine))
                        .accepted())
                .isEqualTo(30);
        assertThat(certified(FixedSequenceTest.certify(ConfidentVerdicts.of(confidence, new boolean[40]), onTheLine))
                        .value())
                .isEqualTo(0.8);
    }

    @Test
    void the_gold_it_needs_is_the_first_number_that_would_pass() {
        // 2 of 40 are one in twenty. At that rate 3 errors in up to 60 items give P(X <= 3; 60, .1) = .137 at best and
        // 4
        // in up to 80 items P(X <= 4; 80, .1) = .0880, which is taken for delta.
        SelectionTarget target = new SelectionTarget(0.9, BinomialUpperBound.pValue(4, 80, 0.1));
        double[] confidence = IntStream.range(0, 40).mapToDouble(i -> 0.9).toArray();
        boolean[] wrong = new boolean[40];
        Arrays.fill(wrong, 0, 2, true);

        Threshold.None none = none(FixedSequenceTest.certify(ConfidentVerdicts.of(confidence, wrong), target));

        assertThat(none.needed()).hasValue(80);
    }

    @Test
    void of_a_cluster_the_first_item_speaks() {
        // The first of each pair is right, the second wrong.
        double[] confidence = IntStream.range(0, 60).mapToDouble(i -> 0.9).toArray();
        boolean[] wrong = wrong(IntStream.range(0, 60).mapToDouble(i -> i % 2).toArray());
        int[] pairs = IntStream.range(0, 60).map(i -> i / 2).toArray();

        ConfidentVerdicts first =
                ConfidentVerdicts.of(confidence, wrong).withClusters(pairs).firstOfEachCluster();

        assertThat(certified(FixedSequenceTest.certify(first, NINE_IN_TEN)).errors())
                .isZero();
    }

    @Test
    void refuses_verdicts_that_are_not_one_per_item_or_not_probabilities() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfidentVerdicts.of(new double[] {0.5, 0.6}, new boolean[1]))
                .withMessage("wrong must have one entry per item: expected 2, was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfidentVerdicts.of(new double[] {1.2}, new boolean[1]))
                .withMessage("confidence must be in [0,1], was 1.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cascade.certify(List.of(faultless(60), faultless(50)), NINE_IN_TEN, 0.95))
                .withMessage("stage must have one entry per item: expected 60, was 50");
    }

    @Test
    void names_the_gold_it_needs() {
        Threshold threshold = FixedSequenceTest.certify(faultless(20), new SelectionTarget(0.95, 0.1));

        // .95^45 = .0994 is the first at most .1
        Threshold.None none = none(threshold);
        assertThat(none.reason()).isEqualTo("no threshold: needs at least 45 gold items with a verdict");
        assertThat(none.needed()).hasValue(45);
        assertThat(threshold.accepts(1)).isFalse();
    }

    @Test
    void starts_at_thirty_and_stops_at_the_first_failure() {
        // Down to .8: 40 right. At .7 ten wrong ones enter: 10 of 50 fails, so the 200 right ones at .6 are never
        // looked at.
        double[] confidence = IntStream.range(0, 250)
                .mapToDouble(i -> i < 20 ? 0.9 : i < 40 ? 0.8 : i < 50 ? 0.7 : 0.6)
                .toArray();
        boolean[] wrong = new boolean[250];
        Arrays.fill(wrong, 40, 50, true);

        Threshold threshold = FixedSequenceTest.certify(ConfidentVerdicts.of(confidence, wrong), NINE_IN_TEN);

        assertThat(threshold.steps())
                .extracting(FixedSequenceTest.Step::threshold)
                .containsExactly(0.8, 0.7);
        Threshold.Certified certified = certified(threshold);
        assertThat(certified.value()).isEqualTo(0.8);
        assertThat(certified.accepted()).isEqualTo(40);
        assertThat(certified.upperBound()).isCloseTo(1 - Math.pow(0.1, 1 / 40.0), within(1e-12));
        assertThat(threshold.accepts(0.7996)).isTrue();
        assertThat(threshold.accepts(0.7994)).isFalse();
    }

    @Test
    void abstains_when_even_the_surest_verdicts_fail() {
        double[] confidence = IntStream.range(0, 40).mapToDouble(i -> 0.9).toArray();
        boolean[] wrong = new boolean[40];
        Arrays.fill(wrong, 0, 3, true);

        Threshold.None none = none(FixedSequenceTest.certify(ConfidentVerdicts.of(confidence, wrong), NINE_IN_TEN));

        // 3 of 40 are 7.5 %, which more gold at that rate could still certify.
        long needed = none.needed().orElseThrow();
        assertThat(none.reason()).isEqualTo("no threshold: needs about " + needed + " accepted gold items, has 40");
        assertThat(BinomialUpperBound.pValue((long) Math.ceil(0.075 * needed - 1e-9), needed, 0.1))
                .isLessThanOrEqualTo(0.1);
    }

    @Test
    void more_gold_does_not_help_a_judge_that_errs_too_often() {
        double[] confidence = IntStream.range(0, 40).mapToDouble(i -> 0.9).toArray();
        boolean[] wrong = new boolean[40];
        Arrays.fill(wrong, 0, 4, true);

        Threshold.None none = none(FixedSequenceTest.certify(ConfidentVerdicts.of(confidence, wrong), NINE_IN_TEN));

        assertThat(none.reason()).isEqualTo("no threshold: too many errors at the highest confidences");
        assertThat(none.needed()).isEmpty();
    }

    @Test
    void refuses_clustered_and_unequally_drawn_gold() {
        ConfidentVerdicts verdicts = faultless(60);
        int[] pairs = IntStream.range(0, 60).map(i -> i / 2).toArray();
        double[] weights = IntStream.range(0, 60).mapToDouble(i -> 1 + i % 2).toArray();

        assertThat(none(FixedSequenceTest.certify(verdicts.withClusters(pairs), NINE_IN_TEN))
                        .reason())
                .isEqualTo("clustered gold: use one item per group");
        assertThat(none(FixedSequenceTest.certify(verdicts.withWeights(weights), NINE_IN_TEN))
                        .reason())
                .isEqualTo("unequal inclusion probabilities");
        Threshold thinned =
                FixedSequenceTest.certify(verdicts.withClusters(pairs).firstOfEachCluster(), NINE_IN_TEN);
        assertThat(certified(thinned).accepted()).isEqualTo(30);
    }

    @Test
    void an_item_without_a_verdict_is_never_accepted() {
        OptionalDouble[] confidence = IntStream.range(0, 60)
                .mapToObj(i -> i % 2 == 0 ? OptionalDouble.of(0.9) : OptionalDouble.empty())
                .toArray(OptionalDouble[]::new);

        Threshold threshold = FixedSequenceTest.certify(ConfidentVerdicts.of(confidence, new boolean[60]), NINE_IN_TEN);

        assertThat(certified(threshold).accepted()).isEqualTo(30);
    }

    @Test
    void a_cascade_splits_delta_and_passes_on_the_rest() {
        // The first judge is sure and right on 60 of 160 and has no verdict on the others; the second is right on all.
        OptionalDouble[] first = IntStream.range(0, 160)
                .mapToObj(i -> i < 60 ? OptionalDouble.of(0.95) : OptionalDouble.empty())
                .toArray(OptionalDouble[]::new);
        double[] second = IntStream.range(0, 160).mapToDouble(i -> 0.8).toArray();

        Cascade.Certificate certificate = Cascade.certify(
                List.of(ConfidentVerdicts.of(first, new boolean[160]), ConfidentVerdicts.of(second, new boolean[160])),
                NINE_IN_TEN,
                0.95);

        Cascade.Stage one = certificate.stages().get(0);
        Cascade.Stage two = certificate.stages().get(1);
        // delta/2 = .05 at each
        assertThat(certified(one.threshold()).upperBound()).isCloseTo(1 - Math.pow(0.05, 1 / 60.0), within(1e-12));
        assertThat(Estimates.value(one.accepted())).isEqualTo(60 / 160.0);
        assertThat(two.reached()).isEqualTo(100);
        assertThat(certified(two.threshold()).accepted()).isEqualTo(100);
        assertThat(Estimates.value(certificate.coverage())).isEqualTo(1);
    }

    @Test
    void a_stage_without_a_threshold_accepts_nothing() {
        boolean[] allWrong = new boolean[100];
        Arrays.fill(allWrong, true);
        double[] sure = IntStream.range(0, 100).mapToDouble(i -> 0.99).toArray();

        Cascade.Certificate certificate =
                Cascade.certify(List.of(ConfidentVerdicts.of(sure, allWrong), faultless(100)), NINE_IN_TEN, 0.95);

        assertThat(Estimates.value(certificate.stages().get(0).accepted())).isZero();
        assertThat(certificate.stages().get(1).reached()).isEqualTo(100);
    }

    @Test
    void what_no_stage_accepts_is_not_covered() {
        // The one judge has a verdict on 60 of 160.
        OptionalDouble[] confidence = IntStream.range(0, 160)
                .mapToObj(i -> i < 60 ? OptionalDouble.of(0.95) : OptionalDouble.empty())
                .toArray(OptionalDouble[]::new);

        Cascade.Certificate certificate =
                Cascade.certify(List.of(ConfidentVerdicts.of(confidence, new boolean[160])), NINE_IN_TEN, 0.95);

        assertThat(Estimates.value(certificate.coverage())).isEqualTo(60 / 160.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void an_uncertifiable_judge_is_never_certified(long seed) {
        // Wrong on 35 % at every confidence, allowed 10 %.
        Threshold threshold = FixedSequenceTest.certify(verdicts(seed, 300, 0.35, 0), NINE_IN_TEN);

        assertThat(threshold).isInstanceOf(Threshold.None.class);
    }

    @Tag("slow")
    @Test
    void the_guarantee_holds_in_nine_of_ten_samples() {
        int broken = 0;
        int certified = 0;
        for (int seed = 0; seed < 500; seed++) {
            Threshold threshold = FixedSequenceTest.certify(verdicts(seed, 400, 0.3, 0.3), NINE_IN_TEN);
            double risk = threshold.fold(found -> trueRisk(found.value(), 0.3, 0.3), none -> 0.0);
            broken += risk > 0.1 ? 1 : 0;
            certified += threshold instanceof Threshold.Certified ? 1 : 0;
        }

        // .1 of 500 are 50, standard deviation 6.7.
        assertThat(broken).isLessThanOrEqualTo(63);
        assertThat(certified).isGreaterThan(250);
    }

    /** Confidence c uniform on [.5,1); wrong with probability base - slope (2c - 1). */
    private static ConfidentVerdicts verdicts(long seed, int n, double base, double slope) {
        SplittableRandom random = new SplittableRandom(7919 * seed + 1);
        double[] confidence = new double[n];
        boolean[] wrong = new boolean[n];
        for (int i = 0; i < n; i++) {
            confidence[i] = 0.5 + random.nextDouble() / 2;
            wrong[i] = random.nextDouble() < base - slope * (2 * confidence[i] - 1);
        }
        return ConfidentVerdicts.of(confidence, wrong);
    }

    /** The mean error rate over confidences above the threshold, which is rounded, hence accepts from half a thousandth below. */
    private static double trueRisk(double threshold, double base, double slope) {
        double from = Math.max(0.5, threshold - 0.0005);
        return base - slope * from;
    }

    @Test
    void hoeffding_bentkus_never_falls_with_the_loss() {
        double before = 0;
        for (int errors = 0; errors <= 50; errors++) {
            double p = LearnThenTest.pValue(errors / 50.0, 50, 0.3);
            assertThat(p).isBetween(before, 1.0);
            before = p;
        }
    }

    @Test
    void risk_control_takes_the_last_that_holds_and_none_if_all_fail() {
        double[] settings = {0.1, 0.2, 0.3};
        double[] losses = {0.05, 0.1, 0.4};

        // (9 R + 1)/10: .145, .19, .46
        assertThat(ConformalRiskControl.choose(settings, losses, 9, 1, 0.19)).hasValue(0.2);
        assertThat(ConformalRiskControl.choose(settings, losses, 9, 1, 0.18)).hasValue(0.1);
        assertThat(ConformalRiskControl.choose(settings, losses, 9, 1, 0.9)).hasValue(0.3);
        assertThat(ConformalRiskControl.choose(settings, losses, 9, 1, 0.1)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConformalRiskControl.choose(settings, new double[] {0.2, 0.1, 0.3}, 9, 1, 0.1))
                .withMessage("meanLosses must be in [0,1.0] and not fall, was 0.1 at 1");
    }

    @Test
    void risk_control_bears_losses_at_both_ends_and_settings_that_lose_alike() {
        // (9 R + 1)/10: .1, .1, 1
        double[] settings = {0.1, 0.2, 0.3};

        assertThat(ConformalRiskControl.choose(settings, new double[] {0, 0, 1}, 9, 1, 0.5))
                .hasValue(0.2);
    }

    @Test
    void risk_control_refuses_bounds_and_losses_that_cannot_be() {
        double[] settings = {0.1, 0.2};
        double[] losses = {0.1, 0.2};

        for (double bad : new double[] {0, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConformalRiskControl.choose(settings, losses, 9, bad, 0.1))
                    .withMessage("maxLoss and alpha must be finite and above 0, was " + bad + " and 0.1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConformalRiskControl.choose(settings, losses, 9, 1, bad))
                    .withMessage("maxLoss and alpha must be finite and above 0, was 1.0 and " + bad);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConformalRiskControl.choose(settings, new double[] {0.1, 1.1}, 9, 1, 0.1))
                .withMessage("meanLosses must be in [0,1.0] and not fall, was 1.1 at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConformalRiskControl.choose(settings, new double[] {-0.1, 0.1}, 9, 1, 0.1))
                .withMessage("meanLosses must be in [0,1.0] and not fall, was -0.1 at 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConformalRiskControl.choose(settings, new double[] {0.1}, 9, 1, 0.1))
                .withMessage("meanLosses must have one entry per item: expected 2, was 1");
    }

    @Test
    void a_score_that_is_no_number_has_no_rank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SplitConformal.quantile(new double[] {1, Double.NaN}, 0.5))
                .withMessage("score must be finite, was NaN");
    }

    @Test
    void too_few_scores_bound_nothing() {
        double[] nine = {9, 8, 7, 6, 5, 4, 3, 2, 1};

        // k = ceil(10 * .9) = 9
        assertThat(SplitConformal.quantile(nine, 0.1)).hasValue(9);
        assertThat(SplitConformal.quantile(nine, 0.09)).isEmpty();
        assertThat(SplitConformal.quantile(new double[0], 0.5)).isEmpty();
    }

    private static ConfidentVerdicts faultless(int n) {
        double[] confidence = new double[n];
        Arrays.fill(confidence, 0.9);
        return ConfidentVerdicts.of(confidence, new boolean[n]);
    }

    private static Threshold.Certified certified(Threshold threshold) {
        assertThat(threshold).isInstanceOf(Threshold.Certified.class);
        return (Threshold.Certified) threshold;
    }

    private static Threshold.None none(Threshold threshold) {
        assertThat(threshold).isInstanceOf(Threshold.None.class);
        return (Threshold.None) threshold;
    }
}
