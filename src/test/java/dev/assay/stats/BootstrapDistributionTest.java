package dev.assay.stats;

import static dev.assay.stats.Estimates.bounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapDistributionTest {

    private static final OptionalDouble SYMMETRIC = OptionalDouble.of(0);

    /** 0, 1, ... 100. */
    private static final double[] HUNDRED =
            IntStream.rangeClosed(0, 100).asDoubleStream().toArray();

    @Test
    void is_the_percentile_interval_where_nothing_is_to_correct() {
        Interval.Bounds bounds = bounds(distribution(50, HUNDRED, 0).interval(0.9));

        // z0 = Phi^-1((50 + 1/2)/101) = 0 and a = 0, so the shares stay .05 and .95, at positions 5 and 95.
        assertThat(bounds.lower()).isCloseTo(5, within(1e-9));
        assertThat(bounds.upper()).isCloseTo(95, within(1e-9));
        assertThat(bounds.method()).isEqualTo(IntervalMethod.BCA);
    }

    @Test
    void interpolates_between_order_statistics() {
        assertThat(Quantile.ofSorted(new double[] {1, 2, 4, 8}, 0.5)).isEqualTo(3);
        assertThat(Quantile.ofSorted(new double[] {1, 2, 4, 8}, 0.25)).isEqualTo(1.75);
        assertThat(Quantile.ofSorted(new double[] {1, 2, 4, 8}, 1)).isEqualTo(8);
    }

    @Test
    void falls_back_to_percentiles_where_all_resamples_lie_on_one_side() {
        Interval.Bounds bounds = bounds(distribution(101, HUNDRED, 0).interval(0.9));

        assertThat(bounds.method()).isEqualTo(IntervalMethod.PERCENTILE);
        assertThat(bounds.upper()).isCloseTo(95, within(1e-9));
    }

    @Test
    void falls_back_to_percentiles_where_the_jackknife_does_not_vary() {
        BootstrapDistribution flat = new BootstrapDistribution(50, HUNDRED, 0, OptionalDouble.empty(), 30, 1);

        assertThat(bounds(flat.interval(0.9)).method()).isEqualTo(IntervalMethod.PERCENTILE);
    }

    @Test
    void falls_back_to_percentiles_where_the_correction_turns_over() {
        BootstrapDistribution wild = new BootstrapDistribution(50, HUNDRED, 0, OptionalDouble.of(2), 30, 1);

        assertThat(bounds(wild.interval(0.9)).method()).isEqualTo(IntervalMethod.PERCENTILE);
    }

    @Test
    void has_no_interval_where_all_resamples_agree_up_to_rounding() {
        double[] same = {1, 1 + 1e-15, 1 - 1e-15, 1};

        assertThat(distribution(1, same, 0).interval(0.95))
                .isEqualTo(Interval.none("all resamples give the same value"));
    }

    @Test
    void five_percent_undefined_are_borne_and_six_are_not() {
        double[] defined = DoubleStream.iterate(0, value -> value + 1).limit(94).toArray();

        assertThat(bounds(distribution(50, HUNDRED, 5).interval(0.9)).resamplesUndefined())
                .hasValue(5);
        assertThat(distribution(50, defined, 6).interval(0.9))
                .isEqualTo(Interval.none("undefined on more than 5 % of the resamples"));
    }

    @Test
    void a_claim_inside_the_resamples_has_the_share_below_it_as_p_value() {
        BootstrapDistribution distribution = distribution(50, HUNDRED, 0);

        assertThat(distribution.pValueAbove(10).orElseThrow()).isCloseTo(10.5 / 101, within(1e-9));
        assertThat(distribution.pValueBelow(90).orElseThrow()).isCloseTo(10.5 / 101, within(1e-9));
    }

    @Test
    void a_p_value_is_never_below_one_resample() {
        BootstrapDistribution distribution = distribution(50, HUNDRED, 0);

        assertThat(distribution.pValueAbove(-5)).hasValue(1.0 / 102);
        assertThat(distribution.pValueBelow(105)).hasValue(1.0 / 102);
    }

    @Test
    void the_p_value_inverts_the_bound() {
        BootstrapDistribution skewed = new BootstrapDistribution(44.3, HUNDRED, 0, OptionalDouble.of(0.04), 30, 1);
        double lower = bounds(skewed.interval(0.9)).lower();

        double p = skewed.pValueAbove(lower).orElseThrow();

        // The lower end at level .9 is the claim that is just rejected at .05, up to the half resample of a tie.
        assertThat(p).isCloseTo(0.05, within(0.01));
    }

    @Test
    void there_is_no_p_value_without_an_interval() {
        BootstrapDistribution few = BootstrapDistribution.ofTooFew(0.5, 9, 1);

        assertThat(few.pValueAbove(0.4)).isEmpty();
        assertThat(few.pValueBelow(0.4)).isEmpty();
        assertThat(few.pValueOfZero()).isEmpty();
        assertThat(few.value()).isEqualTo(0.5);
    }

    @Test
    void centred_resamples_as_far_as_the_value_speak_for_no_difference() {
        // Around t = 2 the centred draws are -3, -1, 0, 1, 2: two of five are at least 2 from 0.
        BootstrapDistribution distribution = distribution(2, new double[] {-1, 1, 2, 3, 4}, 0);

        assertThat(distribution.pValueOfZero()).hasValue((1.0 + 2) / 6);
    }

    private static BootstrapDistribution distribution(double value, double[] draws, int undefined) {
        return new BootstrapDistribution(value, draws, undefined, SYMMETRIC, 30, 1);
    }
}
