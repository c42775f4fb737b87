package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RatedPairsTest {

    private static final RatedPairs THREE = RatedPairs.of(2, new int[] {0, 1, 1}, new int[] {0, 1, 0});

    @Test
    void refuses_a_label_outside_the_scale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatedPairs.of(2, new int[] {0, 2}, new int[] {0, 1}))
                .withMessage("label must be in 0..1, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatedPairs.of(2, new int[] {0, 1}, new int[] {0, -1}))
                .withMessage("label must be in 0..1, was -1");
    }

    @Test
    void refuses_raters_with_different_numbers_of_items() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatedPairs.of(2, new int[] {0, 1}, new int[] {0}))
                .withMessage("judge must have one entry per item: expected 2, was 1");
    }

    @Test
    void refuses_weights_that_are_no_inverse_probabilities() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE.withWeights(new double[] {1, 0, 1}))
                .withMessage("weights must be finite and above 0, was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> THREE.withWeights(new double[] {1, Double.NaN, 1}));
    }

    @Test
    void refuses_cluster_ids_with_a_gap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE.withClusters(new int[] {0, 2, 2}))
                .withMessage("cluster ids must be dense, 1 of 3 is unused");
    }

    @Test
    void counts_gold_in_rows_and_judge_in_columns() {
        ConfusionMatrix table = THREE.table();

        assertThat(table.counts()).isDeepEqualTo(new double[][] {{1, 0}, {1, 1}});
        assertThat(table.goldTotal(1)).isEqualTo(2);
        assertThat(table.judgeTotal(1)).isEqualTo(1);
    }

    @Test
    void adds_up_weights() {
        ConfusionMatrix table = THREE.withWeights(new double[] {2, 5, 3}).table();

        assertThat(table.counts()).isDeepEqualTo(new double[][] {{2, 0}, {3, 5}});
    }

    @Test
    void does_not_see_later_changes_of_the_arrays_it_was_given() {
        int[] gold = {0, 0};
        RatedPairs pairs = RatedPairs.of(2, gold, new int[] {0, 0});

        gold[0] = 1;

        assertThat(pairs.gold(0)).isZero();
    }

    @Test
    void a_table_must_be_square_and_not_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConfusionMatrix.of(new double[][] {{1, 2}, {3}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(new double[][] {{1, -2}, {3, 4}}))
                .withMessage("count must not be negative, was -2.0");
    }
}
