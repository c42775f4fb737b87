package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {

    @Test
    void prints_the_interval_beside_the_value() {
        Estimate kappa = Estimate.known(0.714, Interval.of(0.606, 0.796, 0.95, IntervalMethod.BCA), 214);

        assertThat(FigureText.of(kappa)).isEqualTo("0.71 [0.61, 0.80]");
    }

    @Test
    void prints_why_there_is_no_value() {
        Estimate kappa = Estimate.undefined("one class only", 12);

        assertThat(FigureText.of(kappa)).isEqualTo("undefined: one class only");
    }

    @Test
    void prints_why_there_is_no_interval() {
        Estimate kappa = Estimate.known(1, Interval.none("too few clusters"), 3);

        assertThat(FigureText.of(kappa)).isEqualTo("1.00 (no interval: too few clusters)");
    }

    @Test
    void gives_zero_no_sign() {
        assertThat(FigureText.number(-0.004)).isEqualTo("0.00");
        assertThat(FigureText.number(-0.006)).isEqualTo("-0.01");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.004, under 1", "0.376, 38", "0.996, over 99", "1, 100"})
    void rounds_no_share_to_none_or_all(double share, String percent) {
        assertThat(FigureText.share(share)).isEqualTo(percent + "\u00a0%");
    }

    @Test
    void shows_a_fraction_only_of_a_weighted_count() {
        assertThat(FigureText.count(1234)).isEqualTo("1,234");
        assertThat(FigureText.count(12.35)).isEqualTo("12.4");
    }
}
