package dev.assay.stats.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.SliceContrast;
import dev.assay.stats.learn.DensityClusters;
import dev.assay.stats.learn.FeatureRow;
import dev.assay.stats.learn.PrincipalComponents;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusteringTest {

    /** Two pairs on a line: 0, 1 and 10, 12. */
    private static final Distances LINE = Distances.between(new double[][] {{0}, {1}, {10}, {12}});

    @Test
    void average_linkage_joins_at_mean_distances() {
        Agglomeration tree = Agglomeration.of(LINE, Agglomeration.Linkage.AVERAGE);

        // 0-1 at 1, 10-12 at 2, both at (10 + 12 + 9 + 11)/4 = 10.5.
        assertThat(tree.heights()).containsExactly(1, 2, 10.5);
        assertThat(tree.cut(2)).containsExactly(0, 0, 1, 1);
        assertThat(tree.cutAt(1.5)).containsExactly(0, 0, 1, 2);
    }

    @Test
    void ward_joins_at_the_root_of_twice_the_growth_of_squares() {
        // Means .5 and 11 with two points each: growth 2*2/4 * 10.5^2 = 110.25, times 2, root 14.849.
        assertThat(Agglomeration.of(LINE, Agglomeration.Linkage.WARD).heights()[2])
                .isCloseTo(Math.sqrt(220.5), within(1e-12));
    }

    @Test
    void silhouettes_compare_with_the_nearest_other_group() {
        // Point 0: own 1, other (10+12)/2 = 11, (11-1)/11; point 3: own 2, other (12+11)/2 = 11.5, 9.5/11.5.
        double[] values = Silhouette.values(LINE, new int[] {0, 0, 1, 1});

        assertThat(values[0]).isCloseTo(10.0 / 11, within(1e-12));
        assertThat(values[3]).isCloseTo(9.5 / 11.5, within(1e-12));
    }

    @Test
    void silhouettes_leave_out_points_without_a_group_and_say_nothing_of_one_group() {
        assertThat(Silhouette.mean(LINE, new int[] {0, 0, 0, 0})).isZero();
        assertThat(Silhouette.values(LINE, new int[] {0, 0, 1, -1})[3]).isZero();
    }

    @Test
    void the_rand_index_knows_no_numbers_and_is_zero_by_chance() {
        assertThat(RandIndex.adjusted(new int[] {0, 0, 1, 1}, new int[] {7, 7, 3, 3}))
                .isEqualTo(1);
        // 6 pairs, 2 in each partition, none together: expected 2*2/6, (0 - 2/3)/(2 - 2/3) = -1/2.
        assertThat(RandIndex.adjusted(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
                .isCloseTo(-0.5, within(1e-12));
        assertThat(RandIndex.adjusted(new int[0], new int[0])).isEqualTo(1);
    }

    @Test
    void refuses_a_cut_into_more_groups_than_points() {
        assertThatThrownBy(
                        () -> Agglomeration.of(LINE, Agglomeration.Linkage.WARD).cut(5))
                .hasMessage("groups must be in [1,4], was 5");
    }

    @Test
    void components_keep_the_distances_of_points_in_a_plane() {
        // Five features, but all rows lie in a plane: two directions hold every distance.
        List<FeatureRow> rows = IntStream.range(0, 12)
                .mapToObj(i -> FeatureRow.of(i, 2.0 * (i % 4), i + (i % 4), 0, 3))
                .toList();

        double[][] scores = PrincipalComponents.scores(rows, 4, 1);

        assertThat(scores[0]).hasSize(2);
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(Distances.euclidean(scores[i], scores[j]))
                        .isCloseTo(Distances.euclidean(dense(i), dense(j)), within(1e-9));
            }
        }
    }

    private static double[] dense(int i) {
        return new double[] {i, 2.0 * (i % 4), i + (i % 4), 0, 3};
    }

    @Test
    void components_of_equal_rows_have_no_direction() {
        assertThat(PrincipalComponents.scores(List.of(FeatureRow.of(1, 2), FeatureRow.of(1, 2)), 2, 1))
                .isDeepEqualTo(new double[2][0]);
    }

    @Test
    void too_few_points_are_all_noise() {
        assertThat(DensityClusters.of(new double[][] {{0}, {1}}, 5, 5, 1)).containsOnly(DensityClusters.NOISE);
    }

    @Test
    void a_slice_without_errors_or_without_others_is_no_slice() {
        assertThat(new SliceContrast(10, 0, 20, 0).pValueOfMore()).isEqualTo(1);
        assertThat(new SliceContrast(10, 4, 0, 0).pValueOfMore()).isEqualTo(1);
        assertThat(new SliceContrast(0, 0, 20, 3).lift().value()).isEmpty();
        // Both of two errors in 2 of 4 items: 1 of C(4,2) = 6 tables.
        assertThat(new SliceContrast(2, 2, 2, 0).pValueOfMore()).isCloseTo(1.0 / 6, within(1e-12));
        assertThatThrownBy(() -> new SliceContrast(2, 3, 2, 0)).hasMessageContaining("3 of 2");
    }
}
