package dev.assay.stats.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FeatureRowTest {

    @Test
    void keeps_what_is_not_zero_and_remembers_its_width() {
        FeatureRow row = FeatureRow.of(0, 2, 0, -3);

        assertThat(row.width()).isEqualTo(4);
        assertThat(row.size()).isEqualTo(2);
        // 2 * 10 + (-3) * 1000
        assertThat(row.dot(new double[] {1, 10, 100, 1000})).isCloseTo(-2980, within(1e-9));
    }

    @Test
    void keeps_its_values_when_the_array_it_came_from_changes() {
        double[] values = {1, 2};
        FeatureRow row = FeatureRow.of(values);

        values[0] = 99;

        assertThat(row.value(0)).isEqualTo(1);
    }

    @Test
    void refuses_what_is_no_number_or_would_overflow() {
        assertThatThrownBy(() -> FeatureRow.of(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a feature must lie in [-1e6, 1e6], was NaN");
        assertThatThrownBy(() -> FeatureRow.of(-2e6)).hasMessage("a feature must lie in [-1e6, 1e6], was -2000000.0");
    }
}
