package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogisticFitTest {

    @Test
    void a_binary_column_gives_the_log_odds_of_its_two_groups() {
        // Group 0: 1 of 4 positive, ln(1/3); group 1: 3 of 4, ln 3, so the slope is 2 ln 3. Variance of a log odds 1/1
        // + 1/3 = 4/3.
        double[] y = {1, 0, 0, 0, 1, 1, 1, 0};

        LogisticFit fit =
                LogisticFit.of(line(0, 0, 0, 0, 1, 1, 1, 1), y).model().orElseThrow();

        assertThat(fit.coefficients()).containsExactly(new double[] {-Math.log(3), 2 * Math.log(3)}, within(1e-12));
        assertThat(fit.standardErrors())
                .containsExactly(new double[] {Math.sqrt(4 / 3.0), Math.sqrt(8 / 3.0)}, within(1e-9));
        assertThat(fit.probability(0)).isCloseTo(0.25, within(1e-12));
        assertThat(fit.deviance()).isCloseTo(-2 * (2 * Math.log(0.25) + 6 * Math.log(0.75)), within(1e-12));
    }

    @Test
    void walds_p_measures_a_coefficient_by_its_error() {
        // 3 of 4 positive: ln 3 with variance 1/3 + 1/1 = 4/3, so z = .9514 and p = .3414.
        LogisticFit fit = LogisticFit.of(new double[][] {{1}, {1}, {1}, {1}}, new double[] {1, 1, 1, 0})
                .model()
                .orElseThrow();

        assertThat(fit.covariance()[0][0]).isCloseTo(4 / 3.0, within(1e-9));
        assertThat(fit.logOdds(2)).isCloseTo(Math.log(3), within(1e-9));
        assertThat(fit.waldP(0).orElseThrow()).isCloseTo(0.3414, within(5e-5));
    }

    @Test
    void refuses_tables_that_do_not_fit_together() {
        double[] y = {0, 1, 1};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticFit.of(line(1, 2), y))
                .withMessage("targets must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticFit.of(line(1, 2, 3), y, new double[] {1, 1}))
                .withMessage("weights must have one entry per item: expected 3, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticFit.of(new double[][] {{1, 2}, {1}, {1, 3}}, y))
                .withMessage("row 1 must have one entry per item: expected 2, was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticFit.of(line(1, Double.NaN, 3), y))
                .withMessage("x must be finite, was NaN");
    }

    @Test
    void separation_is_a_reason_and_not_a_huge_number() {
        assertThat(reason(line(1, 2, 3, 4), 0, 0, 1, 1)).isEqualTo("separation");
    }

    @Test
    void separation_up_to_ties_is_noticed_too() {
        assertThat(reason(line(1, 2, 2, 3), 0, 0, 1, 1)).isEqualTo("separation");
    }

    @Test
    void one_class_only_is_separation() {
        assertThat(reason(line(1, 2, 4), 1, 1, 1)).isEqualTo("separation");
    }

    @Test
    void dependent_columns_are_a_reason() {
        assertThat(reason(line(2, 2, 2), 0, 1, 1)).isEqualTo("columns depend on each other");
    }

    @Test
    void the_unit_of_a_column_changes_nothing_but_its_coefficient() {
        double[] y = {0, 1, 0, 1, 1, 0, 1};
        double[] x = {1, 2, 3, 4, 5, 6, 7};

        double metres = LogisticFit.of(line(x), y).model().orElseThrow().coefficients()[1];
        double nanometres = LogisticFit.of(
                        line(Arrays.stream(x).map(each -> 1e9 * each).toArray()), y)
                .model()
                .orElseThrow()
                .coefficients()[1];

        assertThat(nanometres * 1e9).isCloseTo(metres, within(1e-9));
    }

    @Test
    void a_weight_of_two_is_an_item_seen_twice() {
        double[] twice = LogisticFit.of(line(1, 2, 2, 3, 4), new double[] {0, 1, 1, 0, 1})
                .model()
                .orElseThrow()
                .coefficients();

        double[] weighted = LogisticFit.of(line(1, 2, 3, 4), new double[] {0, 1, 0, 1}, new double[] {1, 2, 1, 1})
                .model()
                .orElseThrow()
                .coefficients();

        assertThat(weighted).containsExactly(twice, within(1e-10));
    }

    @Test
    void refuses_a_target_outside_of_0_to_1() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticFit.of(line(1, 2), new double[] {0, 2}))
                .withMessage("target must be in [0,1], was 2.0");
    }

    private static String reason(double[][] x, double... y) {
        return LogisticFit.of(x, y)
                .fold(fit -> "a fit with " + Arrays.toString(fit.coefficients()), Fit.Impossible::reason);
    }

    private static double[][] line(double... x) {
        return Arrays.stream(x).mapToObj(each -> new double[] {1, each}).toArray(double[][]::new);
    }
}
