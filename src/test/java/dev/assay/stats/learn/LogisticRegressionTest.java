package dev.assay.stats.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.learn.LogisticRegression.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    private static final Settings SETTINGS = new Settings(20, 0.5, 7);

    /** Rows of three classes: class k has feature k near 1, the others near 0; feature 3 is noise. */
    private static List<FeatureRow> rows(int[] labels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FeatureRow> rows = new ArrayList<>();
        for (int label : labels) {
            double[] row = {noise(random), noise(random), noise(random), noise(random)};
            row[label] += 1;
            rows.add(FeatureRow.of(row));
        }
        return rows;
    }

    private static double noise(SplittableRandom random) {
        return random.nextDouble(-0.3, 0.3);
    }

    private static int[] labels(int n) {
        int[] labels = new int[n];
        Arrays.setAll(labels, i -> i % 3);
        return labels;
    }

    @Test
    void learns_classes_that_a_plane_parts() {
        int[] labels = labels(150);
        LogisticRegression fitted = LogisticRegression.fit(3, rows(labels, 1), labels, SETTINGS);

        List<FeatureRow> fresh = rows(labels, 2);

        for (int i = 0; i < labels.length; i++) {
            assertThat(fitted.probabilities(fresh.get(i))[labels[i]]).isGreaterThan(0.5);
        }
    }

    @Test
    void gives_probabilities_that_sum_to_one_even_far_outside_of_what_it_saw() {
        int[] labels = labels(30);
        LogisticRegression fitted = LogisticRegression.fit(3, rows(labels, 1), labels, SETTINGS);

        double[] far = fitted.probabilities(FeatureRow.of(1e6, -1e6, 1e6, 0));
        double[] nothing = fitted.probabilities(FeatureRow.of(0, 0, 0, 0));

        assertThat(Arrays.stream(far).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(far)).allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
        assertThat(Arrays.stream(nothing).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void gives_the_same_answer_for_the_same_seed_and_another_for_another() {
        int[] labels = labels(60);
        FeatureRow row = FeatureRow.of(0.4, 0.3, 0.2, 0.1);

        double[] once =
                LogisticRegression.fit(3, rows(labels, 1), labels, SETTINGS).probabilities(row);
        double[] again =
                LogisticRegression.fit(3, rows(labels, 1), labels, SETTINGS).probabilities(row);
        double[] otherwise = LogisticRegression.fit(3, rows(labels, 1), labels, new Settings(20, 0.5, 8))
                .probabilities(row);

        assertThat(again).containsExactly(once);
        assertThat(otherwise).isNotEqualTo(once);
    }

    @Test
    void gives_a_class_without_rows_no_probability() {
        int[] labels = {0, 2, 0, 2};
        LogisticRegression fitted = LogisticRegression.fit(4, rows(labels, 1), labels, SETTINGS);

        double[] probabilities = fitted.probabilities(FeatureRow.of(1, 0, 0, 0));

        assertThat(probabilities).hasSize(4);
        assertThat(probabilities[1]).isZero();
        assertThat(probabilities[3]).isZero();
        assertThat(probabilities[0] + probabilities[2]).isCloseTo(1, within(1e-12));
    }

    @Test
    void is_sure_where_all_rows_are_of_one_class() {
        int[] labels = {1, 1, 1};

        double[] probabilities =
                LogisticRegression.fit(2, rows(labels, 1), labels, SETTINGS).probabilities(FeatureRow.of(0, 0, 0, 0));

        assertThat(probabilities).containsExactly(0, 1);
    }

    @Test
    void comes_near_the_shares_of_the_classes_where_rows_hold_nothing() {
        // three quarters of the rows are of class 0
        int[] labels = new int[400];
        Arrays.setAll(labels, i -> i % 4 == 0 ? 1 : 0);
        List<FeatureRow> empty = Collections.nCopies(400, FeatureRow.of(0, 0));

        double[] probabilities =
                LogisticRegression.fit(2, empty, labels, SETTINGS).probabilities(FeatureRow.of(0, 0));

        assertThat(probabilities[0]).isCloseTo(0.75, within(0.03));
    }

    @Test
    void answers_only_rows_of_the_width_it_was_fitted_on() {
        int[] labels = labels(30);
        LogisticRegression fitted = LogisticRegression.fit(3, rows(labels, 1), labels, SETTINGS);

        assertThatThrownBy(() -> fitted.probabilities(FeatureRow.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fitted on rows of width 4, was given one of width 2");
    }

    @Test
    void refuses_rows_without_a_label_of_their_own_and_rows_of_unlike_width() {
        List<FeatureRow> two = List.of(FeatureRow.of(1), FeatureRow.of(2));
        List<FeatureRow> unlike = List.of(FeatureRow.of(1), FeatureRow.of(1, 2));

        assertThatThrownBy(() -> LogisticRegression.fit(2, two, new int[] {0}, SETTINGS))
                .hasMessage("a fit needs one label a row and at least one row, had 2 rows and 1 labels");
        assertThatThrownBy(() -> LogisticRegression.fit(2, List.of(), new int[0], SETTINGS))
                .hasMessage("a fit needs one label a row and at least one row, had 0 rows and 0 labels");
        assertThatThrownBy(() -> LogisticRegression.fit(2, unlike, new int[] {0, 1}, SETTINGS))
                .hasMessage("rows must be of one width, were 1 and 2");
    }

    @Test
    void refuses_settings_under_which_nothing_moves() {
        assertThatThrownBy(() -> new Settings(0, 0.5, 1))
                .hasMessage("passes must be at least 1 and the learning rate finite and above 0, were 0 and 0.5");
        assertThatThrownBy(() -> new Settings(1, Double.NaN, 1))
                .hasMessage("passes must be at least 1 and the learning rate finite and above 0, were 1 and NaN");
    }

    @Test
    void fits_without_a_word_in_the_log() {
        List<String> heard = new ArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                heard.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(listener);

        int[] labels = labels(30);
        LogisticRegression.fit(3, rows(labels, 1), labels, SETTINGS);
        root.removeHandler(listener);

        assertThat(heard).isEmpty();
    }
}
