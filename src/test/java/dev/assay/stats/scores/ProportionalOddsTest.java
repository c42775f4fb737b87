package dev.assay.stats.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Fit;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.Logit;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProportionalOddsTest {

    @Test
    void on_two_labels_it_is_logistic_regression() {
        double[] x = {0.5, 1, 2, 2.5, 3, 4, 4.5};
        int[] y = {0, 1, 0, 0, 1, 0, 1};

        ProportionalOdds odds = fit(x, y, 2).model().orElseThrow();

        double[] line = LogisticFit.of(
                        Arrays.stream(x)
                                .mapToObj(each -> new double[] {1, each})
                                .toArray(double[][]::new),
                        Arrays.stream(y).asDoubleStream().toArray())
                .model()
                .orElseThrow()
                .coefficients();
        assertThat(odds.thetas()).containsExactly(new double[] {-line[0]}, within(1e-7));
        assertThat(odds.coefficients()).containsExactly(new double[] {line[1]}, within(1e-7));
    }

    @Test
    void recovers_the_cuts_and_the_slope_behind_the_data() {
        SplittableRandom random = new SplittableRandom(6);
        double[] x = random.doubles(20_000, -3, 3).toArray();
        int[] y = Arrays.stream(x)
                .mapToInt(each -> {
                    double latent = 1.2 * each + Logit.of(random.nextDouble());
                    return latent < -1 ? 0 : latent < 0.5 ? 1 : 2;
                })
                .toArray();

        ProportionalOdds odds = fit(x, y, 3).model().orElseThrow();

        assertThat(odds.thetas()).containsExactly(new double[] {-1, 0.5}, within(0.08));
        assertThat(odds.coefficients()).containsExactly(new double[] {1.2}, within(0.06));
        assertThat(Arrays.stream(odds.probabilities(new double[] {0.3})).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void reversing_the_scale_turns_the_slope_round() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        int[] y = {0, 1, 0, 2, 1, 1, 2, 2};

        double up = fit(x, y, 3).model().orElseThrow().coefficients()[0];
        double down = fit(x, Arrays.stream(y).map(label -> 2 - label).toArray(), 3)
                .model()
                .orElseThrow()
                .coefficients()[0];

        assertThat(down).isCloseTo(-up, within(1e-7));
    }

    @Test
    void where_x_tells_nothing_the_shares_of_the_labels_remain() {
        // 1, 2, 1 of four at either x: no slope, cumulative shares 1/4 and 3/4.
        ProportionalOdds odds = fit(new double[] {1, 1, 1, 1, 2, 2, 2, 2}, new int[] {0, 1, 1, 2, 0, 1, 1, 2}, 3)
                .model()
                .orElseThrow();

        assertThat(odds.coefficients()).containsExactly(new double[] {0}, within(1e-9));
        assertThat(odds.thetas()).containsExactly(new double[] {-Math.log(3), Math.log(3)}, within(1e-9));
        assertThat(odds.probabilities(new double[] {1.5}))
                .containsExactly(new double[] {0.25, 0.5, 0.25}, within(1e-9));
        // -2 (4 ln 1/4 + 4 ln 1/2)
        assertThat(odds.deviance()).isCloseTo(24 * Math.log(2), within(1e-9));
    }

    @Test
    void one_slope_serves_every_cut() {
        ProportionalOdds odds = fit(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new int[] {0, 1, 0, 2, 1, 1, 2, 2}, 3)
                .model()
                .orElseThrow();

        double[] at = odds.probabilities(new double[] {4});
        double[] further = odds.probabilities(new double[] {5});

        double slope = odds.coefficients()[0];
        assertThat(slope).isPositive();
        assertThat(Logit.of(at[0]) - Logit.of(further[0])).isCloseTo(slope, within(1e-9));
        assertThat(Logit.of(at[0] + at[1]) - Logit.of(further[0] + further[1])).isCloseTo(slope, within(1e-9));
    }

    @Test
    void refuses_tables_that_do_not_fit_together() {
        double[][] x = {{1}, {2}, {3}};
        int[] labels = {0, 1, 0};
        double[] weights = {1, 1, 1};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProportionalOdds.of(x, new int[] {0, 1}, weights, 2))
                .withMessage("labels must have one entry per item: expected 3, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProportionalOdds.of(x, labels, new double[] {1, 1}, 2))
                .withMessage("weights must have one entry per item: expected 3, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProportionalOdds.of(new double[][] {{1}, {2, 3}, {3}}, labels, weights, 2))
                .withMessage("row 1 must have one entry per item: expected 1, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProportionalOdds.of(new double[][] {{1}, {Double.NaN}, {3}}, labels, weights, 2))
                .withMessage("x must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(new double[] {1, 2, 3, 4}, new int[] {0, 1, 0, 1}, 2)
                        .model()
                        .orElseThrow()
                        .probabilities(new double[] {1, 2}))
                .withMessage("x must have one entry per item: expected 1, was 2");
    }

    @Test
    void says_why_there_is_no_fit() {
        assertThat(reason(fit(new double[] {1, 2, 3}, new int[] {0, 2, 2}, 3)))
                .isEqualTo("a label of the scale never occurs");
        assertThat(reason(fit(new double[] {1, 1, 1}, new int[] {0, 1, 1}, 2)))
                .isEqualTo("columns are constant or depend on each other");
        assertThat(reason(fit(new double[] {1, 2, 3, 4}, new int[] {0, 0, 1, 1}, 2)))
                .isEqualTo("separation");
    }

    private static String reason(Fit<ProportionalOdds> fit) {
        return fit.fold(found -> "a fit: " + Arrays.toString(found.coefficients()), Fit.Impossible::reason);
    }

    private static Fit<ProportionalOdds> fit(double[] x, int[] y, int scale) {
        double[][] rows = Arrays.stream(x).mapToObj(each -> new double[] {each}).toArray(double[][]::new);
        return ProportionalOdds.of(rows, y, Columns.ones(y.length), scale);
    }
}
