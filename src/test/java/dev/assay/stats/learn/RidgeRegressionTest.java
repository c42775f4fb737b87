package dev.assay.stats.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeRegressionTest {

    private static final List<FeatureRow> THREE = List.of(FeatureRow.of(1), FeatureRow.of(2), FeatureRow.of(3));

    @Test
    void draws_the_line_through_the_mean_towards_zero() {
        // Mean 3, errors -2, 0, 2: w = (1 * -2 + 3 * 2)/(1 + 4 + 9 + penalty), 4/15 at 1 and 1/4 at 2.
        double[][] targets = {{1}, {3}, {5}};

        assertThat(new RidgeProblem(THREE, 1).fit(new int[] {0, 1, 2}, targets).predict(FeatureRow.of(2)))
                .containsExactly(new double[] {3 + 8 / 15.0}, within(1e-12));
        assertThat(new RidgeProblem(THREE, 2).fit(new int[] {0, 1, 2}, targets).predict(FeatureRow.of(-4)))
                .containsExactly(new double[] {2}, within(1e-12));
    }

    @Test
    void each_target_has_its_own_line() {
        // Rows that share no feature: w = x e/(x^2 + 1). First target: mean 2, errors 2, -2, so 2/2 and -4/5. Second:
        // mean -1, errors -3, 3, so -3/2 and 6/5.
        RidgeRegression fit = new RidgeProblem(List.of(FeatureRow.of(1, 0), FeatureRow.of(0, 2)), 1)
                .fit(new int[] {0, 1}, new double[][] {{4, -4}, {0, 2}});

        assertThat(fit.predict(FeatureRow.of(1, 0))).containsExactly(new double[] {3, -2.5}, within(1e-12));
        assertThat(fit.predict(FeatureRow.of(0, 2))).containsExactly(new double[] {0.4, 1.4}, within(1e-12));
        assertThat(fit.predict(FeatureRow.of(0, 0))).containsExactly(new double[] {2, -1}, within(1e-12));
    }

    @Test
    void solves_for_features_that_go_together() {
        // Targets of mean 0: X'X + I = [[3, 1], [1, 6]], X'e = (-1, -1 + 2), solved by (-7/17, 4/17).
        List<FeatureRow> rows = List.of(FeatureRow.of(1, 0), FeatureRow.of(1, 1), FeatureRow.of(0, 2));

        RidgeRegression fit = new RidgeProblem(rows, 1).fit(new int[] {0, 1, 2}, new double[][] {{0}, {-1}, {1}});

        assertThat(fit.predict(FeatureRow.of(1, 0))).containsExactly(new double[] {-7 / 17.0}, within(1e-12));
        assertThat(fit.predict(FeatureRow.of(0, 1))).containsExactly(new double[] {4 / 17.0}, within(1e-12));
    }

    @Test
    void some_of_the_rows_in_any_order_are_a_problem_of_their_own() {
        List<FeatureRow> rows =
                List.of(FeatureRow.of(1, 0, 3), FeatureRow.of(9, 9, 9), FeatureRow.of(1, 1, 0), FeatureRow.of(0, 2, 1));
        double[][] targets = {{2}, {-1}, {5}};

        double[] chosen =
                new RidgeProblem(rows, 0.5).fit(new int[] {3, 0, 2}, targets).predict(FeatureRow.of(1, 2, 3));

        double[] alone = new RidgeProblem(List.of(rows.get(3), rows.get(0), rows.get(2)), 0.5)
                .fit(new int[] {0, 1, 2}, targets)
                .predict(FeatureRow.of(1, 2, 3));
        assertThat(chosen).containsExactly(alone, within(1e-12));
    }

    @Test
    void rows_without_features_leave_the_mean() {
        RidgeRegression fit = new RidgeProblem(List.of(FeatureRow.of(0, 0), FeatureRow.of(0, 0)), 1)
                .fit(new int[] {0, 1}, new double[][] {{1}, {4}});

        assertThat(fit.predict(FeatureRow.of(5, 5))).containsExactly(2.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.POSITIVE_INFINITY, Double.NaN})
    void refuses_a_penalty_of_nothing_or_without_end(double penalty) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RidgeProblem(THREE, penalty))
                .withMessage(
                        "a ridge problem needs a row and a finite penalty above 0, had 3 rows and penalty " + penalty);
    }

    @Test
    void refuses_to_fit_without_rows_or_targets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RidgeProblem(List.of(), 1))
                .withMessage("a ridge problem needs a row and a finite penalty above 0, had 0 rows and penalty 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RidgeProblem(THREE, 1).fit(new int[0], new double[0][]))
                .withMessage("a ridge regression needs targets for each of its rows, had 0 rows and targets for 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RidgeProblem(THREE, 1).fit(new int[] {0, 1}, new double[][] {{1}}))
                .withMessage("a ridge regression needs targets for each of its rows, had 2 rows and targets for 1");
    }
}
