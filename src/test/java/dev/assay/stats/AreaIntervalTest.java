package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaIntervalTest {

    /**
     * At each bound A the squared distance to the area is z^2 times the variance of an area A, with N = (m + n)/2:
     * A(1-A) [1 + (N-1)(1-A)/(2-A) + (N-1)A/(1+A)]/(mn).
     */
    @ParameterizedTest
    @CsvSource({"10, 90, 0.92", "30, 50, 0.8", "200, 200, 0.5", "1, 2, 0.5", "15, 15, 0.1"})
    void each_bound_is_just_compatible_with_the_area(double positives, double negatives, double area) {
        Interval.Bounds bounds = new AreaInterval(positives, negatives).of(area, 0.95);

        double z = 1.959963984540054;
        double others = (positives + negatives) / 2 - 1;
        for (double a : new double[] {bounds.lower(), bounds.upper()}) {
            double variance =
                    a * (1 - a) * (1 + others * (1 - a) / (2 - a) + others * a / (1 + a)) / (positives * negatives);
            assertThat((a - area) * (a - area)).isCloseTo(z * z * variance, within(1e-12));
        }
        assertThat(bounds.lower()).isBetween(0.0, area);
        assertThat(bounds.upper()).isBetween(area, 1.0);
        assertThat(bounds.method()).isEqualTo(IntervalMethod.NEWCOMBE);
    }

    @Test
    void changing_the_sides_mirrors_the_interval() {
        Interval.Bounds high = new AreaInterval(20, 60).of(0.9, 0.95);
        Interval.Bounds low = new AreaInterval(60, 20).of(0.1, 0.95);

        assertThat(low.lower()).isCloseTo(1 - high.upper(), within(1e-12));
        assertThat(low.upper()).isCloseTo(1 - high.lower(), within(1e-12));
    }
}
