package dev.assay.stats.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ungrouped_items_of_each_label_are_dealt_out_evenly(long seed) {
        LabelledScores items = SomeScores.ungrouped(
                new double[25], IntStream.range(0, 25).map(i -> i < 5 ? 1 : 0).toArray());

        Folds folds = Folds.assign(items, 5, seed);

        for (int fold = 0; fold < 5; fold++) {
            assertThat(held(folds, items, fold, true)).isEqualTo(1);
            assertThat(held(folds, items, fold, false)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_large_group_goes_first_so_that_single_items_can_make_up_for_it(long seed) {
        LabelledScores items = grouped("a a a a b c d e", 0, 0, 0, 0, 0, 0, 0, 0);

        Folds folds = Folds.assign(items, 2, seed);

        assertThat(held(folds, items, folds.foldOf(0), false)).isEqualTo(4);
        assertThat(IntStream.range(4, 8).map(folds::foldOf)).containsOnly(1 - folds.foldOf(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void where_a_label_is_equally_scarce_the_emptier_fold_takes_it(long seed) {
        // Neither fold has a positive item when the single one comes, but one has the four negatives.
        LabelledScores items = grouped("a a a a b", 0, 0, 0, 0, 1);

        Folds folds = Folds.assign(items, 2, seed);

        assertThat(folds.foldOf(4)).isEqualTo(1 - folds.foldOf(0));
    }

    @Test
    void there_may_be_as_many_folds_as_groups_but_not_a_single_one() {
        LabelledScores items = grouped("a b", 0, 1);

        assertThat(Folds.assign(items, 2, 1).count()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.assign(items, 1, 1))
                .withMessage("folds must be 2..2 (the number of groups), was 1");
    }

    @Test
    void the_others_keep_their_folds_without_one_and_are_numbered_anew() {
        Folds folds = Folds.given(grouped("a b c d", 0, 1, 0, 1), new int[] {0, 1, 2, 0});

        Folds others = folds.without(1);

        assertThat(others.count()).isEqualTo(2);
        assertThat(IntStream.range(0, others.items()).map(others::foldOf)).containsExactly(0, 1, 0);
    }

    @Test
    void of_two_folds_none_can_be_left_out() {
        Folds folds = Folds.given(grouped("a b", 0, 1), new int[] {0, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> folds.without(0))
                .withMessage("folds left must be at least 2, was 1");
    }

    @Test
    void refuses_folds_that_are_not_one_per_item_or_below_zero() {
        LabelledScores items = grouped("a b", 0, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.given(items, new int[] {0, 1, 0}))
                .withMessage("folds must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.given(items, new int[] {0, -1}))
                .withMessage("a group must lie in one fold, 0 or higher: b in -1");
    }

    @Test
    void cross_fitting_refuses_the_folds_of_other_items() {
        LabelledScores items = grouped("a b c", 0, 1, 1);
        Folds folds = Folds.given(grouped("a b", 0, 1), new int[] {0, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossFitting.outOfFold(items, folds, CalibrationMethod.IDENTITY))
                .withMessage("folds must have one entry per item: expected 3, was 2");
    }

    private static long held(Folds folds, LabelledScores items, int fold, boolean positive) {
        return IntStream.range(0, items.size())
                .filter(item -> folds.foldOf(item) == fold && items.isPositive(item) == positive)
                .count();
    }

    private static LabelledScores grouped(String groups, int... labels) {
        boolean[] positive = new boolean[labels.length];
        IntStream.range(0, labels.length).forEach(item -> positive[item] = labels[item] == 1);
        return LabelledScores.of(new double[labels.length], positive, groups.split(" ", -1));
    }
}
