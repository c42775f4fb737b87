package dev.assay.stats.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Interval;
import dev.assay.stats.StandardNormal;
import dev.assay.stats.WilsonInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the planners still answer at the ends of their ranges, and what they refuse beyond. */
class PlanningLimitsTest {

    private static final double[] HALVES = {0.5, 0.5};

    /** The one-sided level whose z is 1. */
    private static final double LEVEL_OF_ONE = 0.8413447460685429;

    @Test
    void a_sample_that_meets_the_bound_exactly_carries_the_claim() {
        // z = 1, c = .5, n = 4: needed are 4 * .5 + 1 * sqrt(4 * .25) = 3; at truth .5 P(3 or 4 of 4) = (4 + 1)/16.
        assertThat(BinomialPower.power(0.5, 0.5, 4, LEVEL_OF_ONE)).isCloseTo(5 / 16.0, within(1e-12));
    }

    @Test
    void a_certain_truth_has_full_power_and_an_impossible_one_none() {
        assertThat(BinomialPower.power(1, 0.8, 11, 0.95)).isEqualTo(1);
        assertThat(BinomialPower.power(0, 0.8, 11, 0.95)).isZero();
    }

    @Test
    void the_power_asked_for_need_not_be_exceeded() {
        // c = .4, z_.6 = .253: a single success in a single trial does, since .4 + .253 * .49 < 1; its chance is the
        // truth.
        assertThat(BinomialPower.power(0.5, 0.4, 1, 0.6)).isEqualTo(0.5);
        assertThat(BinomialPower.smallestSize(0.5, 0.4, 0.5, 0.6)).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void refuses_a_power_or_a_claim_at_the_ends(double end) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialPower.smallestSize(0.9, 0.8, end, 0.95))
                .withMessage("power must be in (0,1), was " + end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialPower.power(0.9, end, 20, 0.95))
                .withMessage("claim must be in (0,1), was " + end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WilsonSampleSize.forClaim(1, end, 0.95))
                .withMessage("claim must be in (0,1), was " + end);
    }

    @Test
    void refuses_a_truth_or_a_sample_that_cannot_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialPower.power(1.1, 0.8, 20, 0.95))
                .withMessage("truth must be in [0,1], was 1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinomialPower.power(0.9, 0.8, 0, 0.95))
                .withMessage("n must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WilsonSampleSize.forClaim(-0.1, 0.8, 0.95))
                .withMessage("observed must be in [0,1], was -0.1");
    }

    @Test
    void a_half_width_is_reached_by_the_very_sample_that_has_it() {
        Interval.Bounds atHundred = WilsonInterval.of(0.3, 100, 0.95);
        double half = (atHundred.upper() - atHundred.lower()) / 2;

        assertThat(WilsonSampleSize.forHalfWidth(0.3, half, 0.95)).isEqualTo(100);
        assertThat(WilsonSampleSize.forHalfWidth(0.3, half - 1e-9, 0.95)).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, Double.NaN})
    void refuses_a_half_width_at_the_ends(double end) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WilsonSampleSize.forHalfWidth(0.5, end, 0.95))
                .withMessage("halfWidth must be in (0,0.5), was " + end);
    }

    @Test
    void with_an_even_chance_only_the_level_counts() {
        // z_.95 = 1.6449, z_.5 = 0, and one item has variance 1 at kappa 0 and equal margins: (1.6449/.5)^2 = 10.82.
        assertThat(KappaSampleSize.of(0, 0.5, HALVES, 0.95, 0.5)).isEqualTo(11);
        // every pair discordant, margin .5: 1.6449^2/.25 = 10.82
        assertThat(PairsSampleSize.ofNonInferiority(1, 0.5, 0.95, 0.5)).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"1,0.5", "-0.1,0.5", "0.5,1"})
    void refuses_a_kappa_that_has_no_spread_or_is_below_chance(double nullKappa, double truth) {
        double wrong = truth == 1 ? truth : nullKappa;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KappaSampleSize.of(nullKappa, truth, HALVES, 0.95, 0.8))
                .withMessage("kappa must be in [0,1), was " + wrong);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.49, 1, Double.NaN})
    void refuses_a_power_below_an_even_chance_or_certain(double power) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KappaSampleSize.of(0.6, 0.8, HALVES, 0.95, power))
                .withMessage("power must be in [0.5,1), was " + power);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairsSampleSize.ofNonInferiority(0.1, 0.03, 0.95, power))
                .withMessageEndingWith("was 0.1, 0.03 and " + power);
    }

    @Test
    void refuses_margins_that_are_no_shares_of_two_labels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KappaSampleSize.of(0.6, 0.8, new double[] {1}, 0.95, 0.8))
                .withMessage("margins must be two or more, above 0 and sum to 1, was [1.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KappaSampleSize.of(0.6, 0.8, new double[] {0, 1}, 0.95, 0.8))
                .withMessage("margins must be two or more, above 0 and sum to 1, was [0.0, 1.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KappaSampleSize.of(0.6, 0.8, new double[] {0.5, 0.4}, 0.95, 0.8))
                .withMessage("margins must be two or more, above 0 and sum to 1, was [0.5, 0.4]");
    }

    @ParameterizedTest
    @CsvSource({"0,0.03", "1.01,0.03", "0.1,0", "0.1,1"})
    void refuses_pairs_without_discord_or_margin(double discordant, double margin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairsSampleSize.ofNonInferiority(discordant, margin, 0.95, 0.8))
                .withMessage("discordant must be in (0,1], margin in (0,1) and power in [0.5,1), was " + discordant
                        + ", " + margin + " and 0.8");
    }

    @Test
    void a_wished_worth_is_bought_in_the_best_proportion() {
        // r = .8, prices 1 and .05: predictions per gold label sqrt(.64/(.36 * .05)) = 5.963, a gold label with its
        // predictions is worth 1/(.36 + .64/5.963) = 2.1398. 100/2.1398 = 46.73 labels and 46.73 * 4.963 = 231.9 more
        // predictions; 47 + 279 * .05 = 60.95; 47 * 279/(47 + .36 * 232) = 100.47.
        PpiSampleSize.Purchase purchase = PpiSampleSize.forEffective(0.8, 1, 0.05, 100);

        assertThat(purchase.gold()).isEqualTo(47);
        assertThat(purchase.unlabelled()).isEqualTo(232);
        assertThat(purchase.cost()).isCloseTo(60.95, within(1e-9));
        assertThat(purchase.effective()).isCloseTo(100.47, within(0.005));
    }

    @Test
    void prices_in_another_currency_buy_the_same() {
        PpiSampleSize.Purchase purchase = PpiSampleSize.forEffective(0.8, 2, 0.1, 100);

        assertThat(purchase.gold()).isEqualTo(47);
        assertThat(purchase.unlabelled()).isEqualTo(232);
        assertThat(purchase.cost()).isCloseTo(121.9, within(1e-9));
    }

    @Test
    void what_the_budget_buys_is_what_the_worth_costs() {
        // 1.29814 for a gold label with its 5.963 predictions at .05: 60.95/1.29814 = 46.95.
        PpiSampleSize.Purchase purchase = PpiSampleSize.forBudget(0.8, 1, 0.05, 60.95);

        assertThat(purchase.gold()).isEqualTo(47);
        assertThat(purchase.unlabelled()).isEqualTo(233);
    }

    @Test
    void predictions_dearer_than_they_are_worth_are_not_bought() {
        // r = .8 at equal prices: sqrt(.64/.36) = 1.333 predictions per gold label, worth 1/(.36 + .64/1.333) = 1.190
        // but at a cost of 2.333.
        assertThat(PpiSampleSize.forEffective(0.8, 1, 1, 40)).isEqualTo(new PpiSampleSize.Purchase(40, 0, 40, 40));
    }

    @Test
    void a_budget_of_one_gold_label_buys_it() {
        assertThat(PpiSampleSize.forBudget(0, 2, 1, 2)).isEqualTo(new PpiSampleSize.Purchase(1, 0, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.99, Double.POSITIVE_INFINITY, Double.NaN})
    void refuses_a_budget_below_one_gold_label_or_without_end(double budget) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PpiSampleSize.forBudget(0.5, 2, 1, budget))
                .withMessage("budget must be finite and at least one gold price, was " + budget);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.POSITIVE_INFINITY, Double.NaN})
    void refuses_a_worth_of_nothing_or_without_end(double effective) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PpiSampleSize.forEffective(0.5, 2, 1, effective))
                .withMessage("effective must be finite and above 0, was " + effective);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0", "Infinity,1", "1,Infinity"})
    void refuses_prices_that_are_nothing_or_without_end(double gold, double prediction) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PpiSampleSize.forBudget(0.5, gold, prediction, 10))
                .withMessage("prices must be finite and above 0, was " + gold + " and " + prediction);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1})
    void refuses_predictions_that_are_the_gold(double correlation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PpiSampleSize.effective(5, 5, correlation))
                .withMessage("correlation must be in (-1,1), was " + correlation);
    }

    @Test
    void refuses_negative_counts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PpiSampleSize.effective(-1, 5, 0.5))
                .withMessage("gold must be at least 0, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PpiSampleSize.effective(5, -1, 0.5))
                .withMessage("unlabelled must be at least 0, was -1");
    }

    @Test
    void gold_without_spread_left_needs_only_the_least_for_a_pilot() {
        assertThat(PpiSampleSize.goldForHalfWidth(0.05, 0, 0, 1, 0.95)).hasValue(30);
    }

    @Test
    void a_whole_number_of_gold_is_not_rounded_up() {
        // w/z = .1, s = 1: exactly 1/.01 = 100.
        double tenth = StandardNormal.twoSided(0.95) / 10;

        assertThat(PpiSampleSize.goldForHalfWidth(tenth, 1, 0, 400, 0.95)).hasValue(100);
    }

    @Test
    void no_gold_helps_where_the_predictions_alone_use_up_the_width() {
        // z = 1 at this level; w = .5 and l s_f = 1 on 4 items: .25 - 1/4 leaves nothing.
        double level = 2 * LEVEL_OF_ONE - 1;

        assertThat(PpiSampleSize.goldForHalfWidth(0.4999999, 0.3, 1, 4, level)).isEmpty();
        assertThat(PpiSampleSize.goldForHalfWidth(0.6, 1, 1, 4, level)).hasValue(30);
        // .36 - .25 = .11: 4/.11 = 36.4
        assertThat(PpiSampleSize.goldForHalfWidth(0.6, 2, 1, 4, level)).hasValue(37);
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,5", "0.1,-1,1,5", "0.1,1,-1,5", "0.1,1,1,0", "NaN,1,1,5"})
    void refuses_widths_and_deviations_that_cannot_be(double width, double residual, double predicted, long n) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PpiSampleSize.goldForHalfWidth(width, residual, predicted, n, 0.95))
                .withMessage("halfWidth must be above 0, deviations at least 0 and unlabelled at least 1, was " + width
                        + ", " + residual + ", " + predicted + " and " + n);
    }
}
