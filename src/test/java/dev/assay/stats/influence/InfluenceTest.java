package dev.assay.stats.influence;

import static dev.assay.stats.Estimates.whyImpossible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Fit;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.Logit;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InfluenceTest {

    private static final double[][] X = line(0.1, 0.4, 0.5, 0.9, 1.1, 1.4, 1.9, 2.2, 2.3, 2.8, 3.0, 3.3);
    private static final boolean[] POSITIVE = labels(0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0, 1);

    @Test
    void leverages_add_up_to_the_number_of_columns() {
        LogisticInfluence influence = influence();

        assertThat(IntStream.range(0, X.length).mapToDouble(influence::leverage).sum())
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void dfbeta_is_close_to_what_a_refit_without_the_item_changes() {
        LogisticInfluence influence = influence();
        double[] all = influence.fit().coefficients();

        for (int item = 0; item < X.length; item++) {
            double[] without = without(item);
            assertThat(influence.dfbeta(item)[1])
                    .isCloseTo(all[1] - without[1], within(0.35 * Math.abs(all[1] - without[1]) + 0.02));
        }
    }

    @Test
    void probabilities_without_an_item_are_close_to_refits() {
        LogisticInfluence influence = influence();

        for (int item = 0; item < X.length; item++) {
            double[] line = without(item);
            assertThat(influence.probabilityWithout(item))
                    .isCloseTo(Logit.inverse(line[0] + line[1] * X[item][1]), within(0.05));
        }
    }

    @Test
    void a_flipped_label_far_from_the_boundary_is_the_most_suspect() {
        SplittableRandom random = new SplittableRandom(4);
        double[] x = random.doubles(200, -3, 3).toArray();
        boolean[] positive = new boolean[200];
        for (int item = 0; item < 200; item++) {
            positive[item] = random.nextDouble() < Logit.inverse(2 * x[item]);
        }
        x[50] = 3;
        positive[50] = false;

        LogisticInfluence influence =
                LogisticInfluence.of(line(x), positive).model().orElseThrow();

        assertThat(influence.bySuspicion()[0]).isEqualTo(50);
    }

    @Test
    void equally_suspect_items_keep_their_order() {
        double[][] twins = line(1, 2, 1, 3, 1, 4, 2.5, 3.5);

        int[] ranking = LogisticInfluence.of(twins, labels(1, 0, 1, 1, 1, 1, 0, 0))
                .model()
                .orElseThrow()
                .bySuspicion();

        int[] twinsInOrder = Arrays.stream(ranking)
                .filter(item -> item == 0 || item == 2 || item == 4)
                .toArray();
        assertThat(twinsInOrder).containsExactly(0, 2, 4);
    }

    @Test
    void separation_leaves_no_influence_to_speak_of() {
        Fit<LogisticInfluence> fit = LogisticInfluence.of(line(1, 2, 3, 4), labels(0, 0, 1, 1));

        assertThat(whyImpossible(fit)).isEqualTo("separation");
    }

    @Test
    void the_dataset_derivative_is_what_a_little_more_weight_changes() {
        double[][] z = line(0.3, -1, 2, 0.7, -0.4, 1.5);
        double[] y = {1, -1, 1, -1, -1, 1};
        DatasetDerivative derivative = DatasetDerivative.of(z, y, 0.5).model().orElseThrow();
        double step = 1e-5;

        for (int item = 0; item < y.length; item++) {
            double slope = (error(z, y, item, 1 + step) - error(z, y, item, 1 - step)) / (2 * step);
            assertThat(derivative.derivative(item)).isCloseTo(slope, within(1e-8));
        }
    }

    @Test
    void without_a_penalty_dependent_columns_are_a_reason() {
        Fit<DatasetDerivative> fit = DatasetDerivative.of(line(2, 2, 2), new double[] {1, -1, 1}, 0);

        assertThat(whyImpossible(fit)).isEqualTo("columns depend on each other");
    }

    @Test
    void an_item_that_alone_decides_a_coefficient_is_a_reason() {
        double[][] z = {{1, 0}, {1, 0}, {1, 1}};

        Fit<DatasetDerivative> fit = DatasetDerivative.of(z, new double[] {1, -1, 1}, 0);

        assertThat(whyImpossible(fit)).isEqualTo("an item alone decides a coefficient");
    }

    @Test
    void an_intercept_alone_gives_every_item_the_same_leverage() {
        // 3 of 4 positive: p = .75, W = 3/16, C = 1/(4 W) = 4/3, h = W C = 1/4 for each.
        LogisticInfluence influence = intercept(1, 1, 1, 0);

        // Negative item: ln 3 - (4/3)(-.75)/.75 = ln 3 + 4/3; positive ones: ln 3 - (4/3)(.25)/.75 = ln 3 - 4/9.
        assertThat(influence.leverage(3)).isCloseTo(0.25, within(1e-9));
        assertThat(influence.probabilityWithout(3)).isCloseTo(Logit.inverse(Math.log(3) + 4 / 3.0), within(1e-9));
        assertThat(influence.probabilityWithout(0)).isCloseTo(Logit.inverse(Math.log(3) - 4 / 9.0), within(1e-9));
        // -ln of what that leaves for the own label
        assertThat(influence.suspicion(3)).isCloseTo(Math.log1p(3 * Math.exp(4 / 3.0)), within(1e-9));
        assertThat(influence.suspicion(0)).isCloseTo(Math.log1p(Math.exp(4 / 9.0) / 3), within(1e-9));
    }

    @Test
    void cooks_distance_is_largest_for_the_item_that_moves_the_fit_most() {
        LogisticInfluence influence = intercept(1, 1, 1, 0);

        // (y-p)^2 h / (W (1-h)^2 k): .5625 * .25 / (.1875 * .5625) = 4/3; .0625 * .25 / (.1875 * .5625) = 4/27.
        assertThat(influence.cooksDistance(3)).isCloseTo(4 / 3.0, within(1e-9));
        assertThat(influence.cooksDistance(0)).isCloseTo(4 / 27.0, within(1e-9));
    }

    @Test
    void cooks_distance_is_an_average_over_the_columns() {
        LogisticInfluence influence = influence();

        // The quadratic form of dfbeta in X'WX, per column: what the definition says before it is simplified.
        for (int item = 0; item < X.length; item++) {
            double[] change = influence.dfbeta(item);
            double moved = 0;
            for (int other = 0; other < X.length; other++) {
                double p = influence.fit().probability(other);
                double shift = change[0] + change[1] * X[other][1];
                moved += p * (1 - p) * shift * shift;
            }
            assertThat(influence.cooksDistance(item)).isCloseTo(moved / 2, within(1e-9));
        }
    }

    @Test
    void a_mean_without_an_item_is_the_mean_of_the_others() {
        DatasetDerivative derivative = mean(1, 1, 1, -1);

        assertThat(derivative.predictionWithout(0)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(derivative.predictionWithout(3)).isCloseTo(1, within(1e-12));
        // (3 (2/3)^2 + 2^2)/4
        assertThat(derivative.meanSquaredError()).isCloseTo(4 / 3.0, within(1e-12));
    }

    @Test
    void the_odd_one_out_harms_and_the_others_help() {
        // h = 1/4, e = .5, .5, .5, -1.5, without the item 2/3, 2/3, 2/3, -2. Of the odd one, for each other:
        // 2/3 (.25 * 1.5/.75 - .5 * .0625/.5625) = 8/27, times 3 * 2/4.
        // Of the others: two times 2/3 (-.25 * .5/.75 - .5/9) = -4/27, and for the odd one -2 (-1/6 + 1.5/9) = 0.
        DatasetDerivative derivative = mean(1, 1, 1, -1);

        assertThat(derivative.derivative(3)).isCloseTo(4 / 9.0, within(1e-12));
        assertThat(derivative.derivative(0)).isCloseTo(-4 / 27.0, within(1e-12));
        assertThat(derivative.byHarm()[0]).isEqualTo(3);
    }

    @Test
    void refuses_tables_that_do_not_fit_together() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticInfluence.of(X, labels(1, 0)))
                .withMessage("positive must have one entry per item: expected 12, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetDerivative.of(line(1, 2, 3), new double[] {1, -1}, 0))
                .withMessage("y must have one entry per item: expected 3, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetDerivative.of(new double[][] {{1, 2}, {1, 2, 3}}, new double[] {1, -1}, 0))
                .withMessage("row 1 must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetDerivative.of(line(1, Double.NaN), new double[] {1, -1}, 0))
                .withMessage("z must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetDerivative.of(line(1, 2), new double[] {1, Double.NaN}, 0))
                .withMessage("y must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetDerivative.of(line(1, 2), new double[] {1, -1}, -0.5))
                .withMessage("lambda must be finite and at least 0, was -0.5");
    }

    @Test
    void without_items_there_is_no_derivative() {
        assertThat(whyImpossible(DatasetDerivative.of(new double[0][], new double[0], 1)))
                .isEqualTo("no items");
    }

    private static LogisticInfluence intercept(int... labels) {
        double[][] ones =
                Arrays.stream(labels).mapToObj(each -> new double[] {1}).toArray(double[][]::new);
        return LogisticInfluence.of(ones, labels(labels)).model().orElseThrow();
    }

    private static DatasetDerivative mean(double... y) {
        double[][] ones = Arrays.stream(y).mapToObj(each -> new double[] {1}).toArray(double[][]::new);
        return DatasetDerivative.of(ones, y, 0).model().orElseThrow();
    }

    /** Leave-one-out error by refits of a line on two columns, lambda 0.5, one item weighing alpha. */
    private static double error(double[][] z, double[] y, int heavier, double alpha) {
        double sum = 0;
        for (int left = 0; left < y.length; left++) {
            double a = 0.5;
            double b = 0;
            double d = 0.5;
            double u = 0;
            double v = 0;
            for (int item = 0; item < y.length; item++) {
                if (item != left) {
                    double weight = item == heavier ? alpha : 1;
                    a += weight;
                    b += weight * z[item][1];
                    d += weight * z[item][1] * z[item][1];
                    u += weight * y[item];
                    v += weight * y[item] * z[item][1];
                }
            }
            double determinant = a * d - b * b;
            double residual = y[left] - (d * u - b * v) / determinant - z[left][1] * (a * v - b * u) / determinant;
            sum += residual * residual / y.length;
        }
        return sum;
    }

    private static double[] without(int item) {
        int[] kept = IntStream.range(0, X.length).filter(each -> each != item).toArray();
        return LogisticFit.of(
                        Arrays.stream(kept).mapToObj(each -> X[each]).toArray(double[][]::new),
                        Arrays.stream(kept)
                                .mapToDouble(each -> POSITIVE[each] ? 1 : 0)
                                .toArray())
                .model()
                .orElseThrow()
                .coefficients();
    }

    private static LogisticInfluence influence() {
        return LogisticInfluence.of(X, POSITIVE).model().orElseThrow();
    }

    private static double[][] line(double... x) {
        return Arrays.stream(x).mapToObj(each -> new double[] {1, each}).toArray(double[][]::new);
    }

    private static boolean[] labels(int... y) {
        boolean[] positive = new boolean[y.length];
        IntStream.range(0, y.length).forEach(item -> positive[item] = y[item] == 1);
        return positive;
    }
}
