package dev.assay.stats.scores;

import static dev.assay.stats.Estimates.whyImpossible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Fit;
import dev.assay.stats.scores.CriterionCalibration.Basis;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationPoolTest {

    @Test
    void fifty_items_speak_for_themselves_and_forty_nine_borrow() {
        SortedMap<String, Fit<CriterionCalibration>> chosen = choose(Map.of(
                "accuracy", SomeScores.random(1, 300, 0.5, 0, 1),
                "style", SomeScores.random(2, 50, 0.5, 0, 1),
                "tone", SomeScores.random(3, 49, 0.5, 0, 1)));

        assertThat(calibration(chosen, "accuracy").basis()).isEqualTo(Basis.OWN);
        assertThat(calibration(chosen, "style").basis()).isEqualTo(Basis.OWN);
        assertThat(calibration(chosen, "tone").basis()).isEqualTo(Basis.POOLED);
    }

    @Test
    void the_borrowed_map_is_that_of_all_items_together() {
        LabelledScores large = SomeScores.random(1, 300, 0.5, 0, 1);
        LabelledScores small = named("t", SomeScores.random(3, 30, 0.5, 0, 1));
        LabelledScores all = LabelledScores.joined(List.of(large, small));

        Calibration borrowed = calibration(choose(Map.of("accuracy", large, "tone", small)), "tone")
                .calibration();

        Calibration together =
                CalibrationChoice.choose(all, Folds.assign(all, 5, 1)).model().orElseThrow();
        assertThat(borrowed.map()).isEqualTo(together.map());
        assertThat(borrowed.seenGroups()).isEqualTo(together.seenGroups());
        // The last 30 of 330 are the small criterion's.
        assertThat(borrowed.outOfFold().size()).isEqualTo(30);
        for (int item = 0; item < 30; item++) {
            assertThat(borrowed.outOfFold().probability(item))
                    .isCloseTo(together.outOfFold().probability(300 + item), within(0.0));
            assertThat(borrowed.outOfFold().isPositive(item)).isEqualTo(small.isPositive(item));
        }
    }

    @Test
    void an_item_judged_on_two_criteria_is_left_out_of_the_pool_with_both() {
        // The same 40 items under both criteria, so that the pool has 40 groups of two.
        LabelledScores tone = SomeScores.random(3, 40, 0.5, 0, 1);
        LabelledScores style = SomeScores.random(4, 40, 0.5, 0, 1);

        CriterionCalibration chosen = calibration(choose(Map.of("style", style, "tone", tone)), "tone");

        assertThat(chosen.basis()).isEqualTo(Basis.POOLED);
        assertThat(chosen.calibration().seenGroups()).hasSize(40);
    }

    @Test
    void a_single_criterion_has_nobody_to_borrow_from() {
        CriterionCalibration chosen = calibration(choose(Map.of("tone", SomeScores.random(3, 40, 0.5, 0, 1))), "tone");

        assertThat(chosen.basis()).isEqualTo(Basis.OWN);
    }

    @Test
    void a_large_criterion_with_a_rare_class_is_refused_and_not_pooled() {
        LabelledScores rare = SomeScores.ungrouped(
                IntStream.range(0, 60).mapToDouble(item -> item / 60.0).toArray(),
                IntStream.range(0, 60).map(item -> item >= 55 ? 1 : 0).toArray());

        SortedMap<String, Fit<CriterionCalibration>> chosen =
                choose(Map.of("rare", rare, "usual", SomeScores.random(1, 300, 0.5, 0, 1)));

        assertThat(whyImpossible(chosen.get("rare"))).isEqualTo("the smaller class has 5 items, 5 more are needed");
    }

    @Test
    void a_pool_that_is_too_small_says_so() {
        LabelledScores five = SomeScores.ungrouped(new double[] {0.1, 0.2, 0.3, 0.4, 0.5}, 0, 0, 1, 0, 1);

        SortedMap<String, Fit<CriterionCalibration>> chosen = choose(Map.of("style", five, "tone", named("t", five)));

        assertThat(whyImpossible(chosen.get("tone")))
                .isEqualTo("pooled over 2 criteria: the smaller class has 4 items, 6 more are needed");
    }

    @Test
    void fewer_groups_than_folds_are_a_reason() {
        LabelledScores two = SomeScores.ungrouped(new double[] {0.1, 0.9}, 0, 1);

        assertThat(whyImpossible(choose(Map.of("tone", two)).get("tone"))).isEqualTo("fewer groups than folds");
    }

    private static SortedMap<String, Fit<CriterionCalibration>> choose(Map<String, LabelledScores> criteria) {
        return CalibrationPool.choose(new TreeMap<>(criteria), 5, 1);
    }

    private static CriterionCalibration calibration(
            SortedMap<String, Fit<CriterionCalibration>> chosen, String criterion) {
        return chosen.get(criterion).model().orElseThrow();
    }

    private static LabelledScores named(String prefix, LabelledScores items) {
        return LabelledScores.of(
                items.scores(),
                items.positive(),
                IntStream.range(0, items.size())
                        .mapToObj(item -> prefix + items.group(item))
                        .toArray(String[]::new));
    }
}
