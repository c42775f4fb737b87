package dev.assay.stats.scores;

import static dev.assay.stats.Estimates.whyImpossible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Fit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossFittingTest {

    @Test
    void no_map_ever_sees_the_group_that_it_is_asked_about() {
        LabelledScores items = SomeScores.random(1, 90, 1, 0, 3);
        Folds folds = Folds.assign(items, 5, 42);
        List<Set<String>> seen = new ArrayList<>();
        CalibrationFitter spy = given -> {
            seen.add(given.groups());
            return Fit.found(new IdentityMap());
        };

        CrossFitting.outOfFold(items, folds, spy);

        for (int item = 0; item < items.size(); item++) {
            assertThat(seen.get(folds.foldOf(item)))
                    .doesNotContain(items.group(item))
                    .hasSizeGreaterThan(20);
        }
    }

    @Test
    void folds_hold_about_the_same_mix_of_labels() {
        LabelledScores items = SomeScores.random(2, 200, 1, -1, 4);

        Folds folds = Folds.assign(items, 5, 1);

        int[][] held = new int[5][2];
        IntStream.range(0, 200).forEach(item -> held[folds.foldOf(item)][items.isPositive(item) ? 1 : 0]++);
        for (int[] fold : held) {
            assertThat(fold[1]).isBetween(items.positives() / 5 - 2, items.positives() / 5 + 3);
            assertThat(fold[0] + fold[1]).isBetween(36, 44);
        }
    }

    @Test
    void folds_depend_on_the_seed_and_not_on_the_order_of_the_items() {
        LabelledScores items = SomeScores.random(3, 60, 1, 0, 2);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
        Collections.shuffle(order, new Random(9));
        LabelledScores shuffled = LabelledScores.of(
                order.stream().mapToDouble(items::score).toArray(),
                booleans(order, items),
                order.stream().map(items::group).toArray(String[]::new));

        assertThat(byGroup(shuffled, 5)).isEqualTo(byGroup(items, 5)).isNotEqualTo(byGroup(items, 6));
    }

    @Test
    void a_group_in_two_folds_is_refused() {
        LabelledScores items =
                LabelledScores.of(new double[] {0.1, 0.2}, new boolean[] {true, false}, new String[] {"a", "a"});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.given(items, new int[] {0, 1}))
                .withMessage("a group must lie in one fold, 0 or higher: a in 1");
    }

    @Test
    void more_folds_than_groups_are_refused() {
        LabelledScores items = SomeScores.random(3, 8, 1, 0, 4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.assign(items, 5, 1))
                .withMessage("folds must be 2..2 (the number of groups), was 5");
    }

    @Test
    void a_fold_without_which_one_class_is_missing_makes_it_impossible() {
        LabelledScores items = SomeScores.ungrouped(new double[] {0.1, 0.2, 0.3, 0.9}, 0, 0, 0, 1);

        Fit<Forecasts> fit =
                CrossFitting.outOfFold(items, Folds.given(items, new int[] {0, 0, 1, 1}), CalibrationMethod.PLATT);

        assertThat(whyImpossible(fit)).isEqualTo("without one fold: one class only");
    }

    @Test
    void isotonic_looks_perfect_on_what_it_saw_and_honest_out_of_fold() {
        LabelledScores items = SomeScores.random(4, 200, 1, 0, 2);
        Forecasts honest = CrossFitting.outOfFold(items, Folds.assign(items, 5, 1), CalibrationMethod.ISOTONIC)
                .model()
                .orElseThrow();

        double error = CalibrationError.value(honest, Binning.EQUAL_WIDTH, 10).orElseThrow();

        // In sample the error is 0 by construction; 200 items in ten bins leave at least a few hundredths of noise.
        assertThat(error).isGreaterThan(0.02);
    }

    @Test
    void a_finished_calibration_refuses_a_holdout_that_it_has_seen_part_of() {
        LabelledScores items = SomeScores.random(5, 120, 2, 1, 1);
        Calibration calibration = CalibrationChoice.choose(items, Folds.assign(items, 5, 1))
                .model()
                .orElseThrow();
        LabelledScores holdout = LabelledScores.of(
                new double[] {0.5, 0.7}, new boolean[] {true, false}, new String[] {"new", "g000007"});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> calibration.forecast(holdout))
                .withMessage("a holdout must not share a group with the calibration, both have g000007");
    }

    @Test
    void a_finished_calibration_answers_for_new_groups() {
        LabelledScores items = SomeScores.random(5, 120, 2, 1, 1);
        Calibration calibration = CalibrationChoice.choose(items, Folds.assign(items, 5, 1))
                .model()
                .orElseThrow();
        LabelledScores holdout = LabelledScores.of(new double[] {0.5}, new boolean[] {true}, new String[] {"new"});

        assertThat(calibration.forecast(holdout).probability(0))
                .isCloseTo(calibration.map().probability(0.5), within(0.0));
    }

    private static Map<String, Integer> byGroup(LabelledScores items, long seed) {
        Folds folds = Folds.assign(items, 5, seed);
        Map<String, Integer> byGroup = new HashMap<>();
        IntStream.range(0, items.size()).forEach(item -> byGroup.put(items.group(item), folds.foldOf(item)));
        return byGroup;
    }

    private static boolean[] booleans(List<Integer> order, LabelledScores items) {
        boolean[] positive = new boolean[order.size()];
        IntStream.range(0, positive.length).forEach(i -> positive[i] = items.isPositive(order.get(i)));
        return positive;
    }
}
