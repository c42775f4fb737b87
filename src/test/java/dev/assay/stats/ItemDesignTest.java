package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ItemDesignTest {

    @Test
    void plain_items_weigh_one_and_are_their_own_clusters() {
        ItemDesign design = ItemDesign.plain(3);

        assertThat(design.items()).isEqualTo(3);
        assertThat(design.weight(2)).isEqualTo(1);
        assertThat(design.cluster(2)).isEqualTo(2);
        assertThat(design.clusterCount()).isEqualTo(3);
        assertThat(design.isWeighted()).isFalse();
        assertThat(design.isClustered()).isFalse();
    }

    @Test
    void equal_designs_are_interchangeable() {
        ItemDesign one = ItemDesign.plain(3).withWeights(new double[] {1, 2, 3}).withClusters(new int[] {0, 1, 1});
        ItemDesign other = ItemDesign.plain(3).withClusters(new int[] {0, 1, 1}).withWeights(new double[] {1, 2, 3});

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(ItemDesign.plain(3).withWeights(new double[] {1, 2, 3}));
    }

    @Test
    void refuses_weights_and_clusters_that_do_not_fit_the_items() {
        ItemDesign design = ItemDesign.plain(3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.withWeights(new double[] {1, 2}))
                .withMessage("weights must have one entry per item: expected 3, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.withClusters(new int[] {0, 1}))
                .withMessage("clusters must have one entry per item: expected 3, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.withWeights(new double[] {1, 0, 1}))
                .withMessage("weights must be finite and above 0, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> design.withClusters(new int[] {0, 2, 0}))
                .withMessage("cluster ids must be dense, 1 of 3 is unused");
    }
}
