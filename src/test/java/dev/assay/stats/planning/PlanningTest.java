package dev.assay.stats.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Tables;
import dev.assay.stats.WilsonInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PlanningTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/planning.csv", delimiter = ';', useHeadersInDisplayName = true)
    void meets_the_reference_table(String measure, String data, double expected, double tolerance) {
        double[] in = Tables.numbers(data)[0];

        double actual =
                switch (measure) {
                    case "half_width" -> WilsonSampleSize.forHalfWidth(in[0], in[1], 0.95);
                    case "wilson_claim" ->
                        WilsonSampleSize.forClaim(in[0], in[1], 0.95).orElseThrow();
                    case "binomial_power" ->
                        BinomialPower.smallestSize(in[0], in[1], 0.8, 0.95).orElseThrow();
                    case "pairs" -> PairsSampleSize.ofNonInferiority(in[0], in[1], 0.95, 0.8);
                    default -> throw new AssertionError("no such measure: " + measure);
                };

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"0.7,0.85,0.5,117", "0.6,0.75,0.3,188", "0.85,0.7,0.5,96", "0.75,0.6,0.3,166"})
    void kappa_takes_the_null_first(double nullKappa, double truth, double margin, long expected) {
        double[] margins = {margin, 1 - margin};

        assertThat(KappaSampleSize.of(nullKappa, truth, margins, 0.95, 0.8)).isEqualTo(expected);
    }

    @Test
    void a_claim_needs_an_observed_share_above_it() {
        assertThat(WilsonSampleSize.forClaim(0.8, 0.8, 0.95)).isEmpty();
        assertThat(BinomialPower.smallestSize(0.8, 0.8, 0.8, 0.95)).isEmpty();
    }

    @Test
    void power_counts_the_samples_that_carry_the_claim() {
        // n = 11, c = .8: only 11 of 11 carries it (spec of the bound), .9^11.
        assertThat(WilsonSampleSize.leastForClaim(0.8, 0.95)).isEqualTo(11);
        assertThat(WilsonInterval.lowerOneSided(10 / 11.0, 11, 0.95)).isLessThan(0.8);
        assertThat(BinomialPower.power(0.9, 0.8, 11, 0.95)).isCloseTo(Math.pow(0.9, 11), within(1e-12));
        assertThat(BinomialPower.power(0.9, 0.8, 10, 0.95)).isZero();
    }

    @Test
    void predictions_that_tell_nothing_are_not_bought() {
        PpiSampleSize.Purchase purchase = PpiSampleSize.forBudget(0, 1, 0.01, 50);

        assertThat(purchase).isEqualTo(new PpiSampleSize.Purchase(50, 0, 50, 50));
    }

    @Test
    void no_other_split_of_the_budget_is_worth_more() {
        PpiSampleSize.Purchase best = PpiSampleSize.forBudget(0.8, 1, 0.05, 1000);

        for (long gold = 300; gold <= 900; gold += 10) {
            long unlabelled = Math.round((1000 - gold * 1.05) / 0.05);
            assertThat(unlabelled < 0 ? 0 : PpiSampleSize.effective(gold, unlabelled, 0.8))
                    .isLessThan(1.001 * best.effective());
        }
    }

    @Test
    void perfect_predictions_make_every_item_gold_and_useless_ones_none() {
        assertThat(PpiSampleSize.effective(50, 450, 0)).isCloseTo(50, within(1e-12));
        assertThat(PpiSampleSize.effective(50, 450, 0.999999)).isCloseTo(500, within(0.01));
        assertThat(PpiSampleSize.effective(0, 450, 0.5)).isZero();
    }

    @Test
    void gold_for_a_half_width_fills_what_predictions_leave() {
        // z = 1.96: w^2/z^2 = .0025/3.8415 = .00065079; minus .2^2/400 = .0001; .3^2/.00055079 = 163.4.
        assertThat(PpiSampleSize.goldForHalfWidth(0.05, 0.3, 0.2, 400, 0.95)).hasValue(164);
        assertThat(PpiSampleSize.goldForHalfWidth(0.05, 0.01, 0.2, 400, 0.95)).hasValue(PpiSampleSize.LEAST_GOLD);
        assertThat(PpiSampleSize.goldForHalfWidth(0.05, 0.3, 0.6, 400, 0.95)).isEmpty();
    }

    @Test
    void refuses_what_is_no_question() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KappaSampleSize.of(0.7, 0.7, new double[] {0.5, 0.5}, 0.95, 0.8))
                .withMessage("truth must differ from nullKappa, was 0.7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WilsonSampleSize.forHalfWidth(0.5, 0.6, 0.95))
                .withMessage("halfWidth must be in (0,0.5), was 0.6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PpiSampleSize.effective(5, 5, 1.5))
                .withMessage("correlation must be in (-1,1), was 1.5");
    }
}
