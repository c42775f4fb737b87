package dev.assay.stats.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClassSharesTest {

    @Test
    void gives_every_row_the_shares_of_the_classes() {
        ClassShares shares = ClassShares.fit(3, new int[] {0, 2, 2, 2});

        assertThat(shares.probabilities(FeatureRow.of(1, 2))).containsExactly(0.25, 0, 0.75);
        assertThat(shares.probabilities(FeatureRow.of())).containsExactly(0.25, 0, 0.75);
    }

    @Test
    void refuses_to_count_nothing() {
        assertThatThrownBy(() -> ClassShares.fit(2, new int[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shares need at least one label");
    }
}
