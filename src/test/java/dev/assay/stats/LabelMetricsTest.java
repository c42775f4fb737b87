package dev.assay.stats;

import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.known;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LabelMetricsTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(5);

    /** Labels no, borderline, yes; rows gold. */
    private static final RatedPairs PAIRS = SomePairs.of(new int[][] {{30, 4, 1}, {5, 9, 2}, {2, 3, 14}});

    @Test
    void precision_recall_and_f1_count_one_label_against_the_others() {
        assertThat(value(LabelMetrics.precision(PAIRS, 2, 0.95))).isCloseTo(14.0 / 17, within(1e-15));
        assertThat(value(LabelMetrics.recall(PAIRS, 2, 0.95))).isCloseTo(14.0 / 19, within(1e-15));
        assertThat(value(LabelMetrics.f1(PAIRS, 2, PLAN))).isCloseTo(28.0 / 36, within(1e-15));
        assertThat(LabelMetrics.support(PAIRS, 2)).isEqualTo(19);
    }

    @Test
    void values_of_the_table_are_those_of_the_pairs() {
        assertThat(LabelMetrics.precision(PAIRS.table(), 1)).hasValue(value(LabelMetrics.precision(PAIRS, 1, 0.9)));
        assertThat(LabelMetrics.recall(PAIRS.table(), 1)).hasValue(value(LabelMetrics.recall(PAIRS, 1, 0.9)));
        assertThat(LabelMetrics.f1(PAIRS.table(), 1)).hasValue(value(LabelMetrics.f1(PAIRS, 1, PLAN)));
    }

    @Test
    void a_label_that_the_judge_never_gives_has_no_precision_but_a_recall_of_0() {
        RatedPairs never = SomePairs.of(new int[][] {{10, 0}, {3, 0}});

        assertUndefined(LabelMetrics.precision(never, 1, 0.95), "label never given by the judge");
        assertThat(value(LabelMetrics.recall(never, 1, 0.95))).isZero();
        assertThat(LabelMetrics.f1(never.table(), 1)).hasValue(0);
    }

    @Test
    void a_label_that_nobody_gives_has_no_metric_at_all() {
        RatedPairs absent = SomePairs.of(new int[][] {{10, 0}, {0, 0}});

        assertUndefined(LabelMetrics.precision(absent, 1, 0.95), "label never given by the judge");
        assertUndefined(LabelMetrics.recall(absent, 1, 0.95), "label not in the gold");
        assertUndefined(LabelMetrics.f1(absent, 1, PLAN), "label neither in the gold nor given by the judge");
    }

    @Test
    void positive_is_a_defect_so_sensitivity_asks_for_labels_outside_the_passing_ones() {
        PositiveLabels defects = PositiveLabels.allBut(3, 0);

        // Gold outside "no": 16 + 19 = 35, judged outside "no": 9 + 2 + 3 + 14 = 28. Gold "no": 35, judged "no": 30.
        assertThat(value(LabelMetrics.sensitivity(PAIRS, defects, 0.95))).isCloseTo(28.0 / 35, within(1e-15));
        assertThat(value(LabelMetrics.specificity(PAIRS, defects, 0.95))).isCloseTo(30.0 / 35, within(1e-15));
        assertThat(known(LabelMetrics.sensitivity(PAIRS, defects, 0.95)).n()).isEqualTo(35);
    }

    @Test
    void an_unscored_verdict_is_wrong_on_both_sides() {
        // Label 2 stands behind the scale of two labels: unscored.
        RatedPairs pairs = SomePairs.of(new int[][] {{6, 1, 1}, {1, 7, 2}, {0, 0, 0}});
        PositiveLabels defects = PositiveLabels.allBut(2, 0);

        assertThat(value(LabelMetrics.sensitivity(pairs, defects, 0.95))).isCloseTo(7.0 / 10, within(1e-15));
        assertThat(value(LabelMetrics.specificity(pairs, defects, 0.95))).isCloseTo(6.0 / 8, within(1e-15));
    }

    @Test
    void a_class_that_gold_lacks_is_undefined() {
        RatedPairs passing = SomePairs.of(new int[][] {{6, 1}, {0, 0}});
        RatedPairs defective = SomePairs.of(new int[][] {{0, 0}, {1, 6}});
        PositiveLabels defects = PositiveLabels.allBut(2, 0);

        assertUndefined(LabelMetrics.sensitivity(passing, defects, 0.95), "no positive item");
        assertUndefined(LabelMetrics.specificity(defective, defects, 0.95), "no negative item");
    }

    @Test
    void clusters_count_only_among_the_items_of_the_metric() {
        // 40 items in pairs of one positive and one negative: among the positives no cluster holds two.
        int[] gold = new int[40];
        int[] judge = new int[40];
        for (int item = 0; item < 40; item++) {
            gold[item] = item % 2;
            judge[item] = item % 8 == 7 ? 0 : gold[item];
        }
        RatedPairs pairs = RatedPairs.of(2, gold, judge).withClusters(SomePairs.clusters(40, 2));

        Interval.Bounds bounds = bounds(LabelMetrics.sensitivity(pairs, PositiveLabels.allBut(2, 0), 0.95));

        assertThat(bounds.nEffective()).hasValue(20);
    }

    @Test
    void refuses_a_passing_label_outside_the_scale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PositiveLabels.allBut(2, 2))
                .withMessage("label must be in 0..1, was 2");
    }

    @Test
    void mcc_of_two_labels_is_the_phi_coefficient() {
        ConfusionMatrix table = ConfusionMatrix.of(new double[][] {{31, 9}, {4, 16}});

        // (31*16 - 9*4)/sqrt(40*20*35*25) = 460/836.66
        assertThat(MatthewsCorrelation.value(table).orElseThrow()).isCloseTo(460 / Math.sqrt(700_000), within(1e-12));
    }

    @Test
    void mcc_of_a_constant_side_is_undefined() {
        assertUndefined(
                MatthewsCorrelation.estimate(SomePairs.of(new int[][] {{7, 0}, {3, 0}}), PLAN), "one class only");
        assertUndefined(
                MatthewsCorrelation.estimate(SomePairs.of(new int[][] {{7, 3}, {0, 0}}), PLAN), "one class only");
        assertUndefined(MatthewsCorrelation.estimate(SomePairs.of(new int[][] {{0, 0}, {0, 0}}), PLAN), "no pairs");
    }

    @Test
    void scott_and_brennan_prediger_are_undefined_on_one_label() {
        RatedPairs one = SomePairs.of(new int[][] {{7, 0}, {0, 0}});

        assertUndefined(ScottPi.estimate(one, PLAN), "one class only");
        assertUndefined(
                BrennanPrediger.estimate(SomePairs.of(new int[][] {{7}}), Weighting.UNWEIGHTED, PLAN),
                "one class only");
        assertThat(value(BrennanPrediger.estimate(one, Weighting.UNWEIGHTED, PLAN)))
                .isEqualTo(1);
    }
}
