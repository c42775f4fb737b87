package dev.assay.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.WilsonInterval;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CorrectedRateTest {

    private static final Interval ANY = Interval.of(0, 1, 0.95, IntervalMethod.PPI);

    /** p(1-p)/se^2 = .16/.0016 = 100 effective items. */
    @Test
    void a_rate_has_the_wilson_interval_of_its_effective_number() {
        CorrectedRate rate = CorrectedRate.ofMean(Estimate.known(0.2, ANY, 400), OptionalDouble.of(0.04), 0.95);

        Interval.Bounds bounds = bounds(rate);
        Interval.Bounds wilson = WilsonInterval.of(0.2, 100, 0.95);
        assertThat(bounds.lower()).isCloseTo(wilson.lower(), within(1e-9));
        assertThat(bounds.upper()).isCloseTo(wilson.upper(), within(1e-9));
        assertThat(bounds.nEffective().orElseThrow()).isCloseTo(100, within(1e-9));
        assertThat(bounds.method()).isEqualTo(IntervalMethod.WILSON);
        assertThat(bounds.confidenceLevel()).isEqualTo(0.95);
        assertThat(rate.rate().n()).isEqualTo(400);
        assertThat(rate.raw()).hasValue(0.2);
        assertThat(rate.standardError()).hasValue(0.04);
    }

    /** Twenty gold items: t with 19 degrees of freedom is 2.0930 in any table; with it (p + t^2/2n +- ...)/(1 + t^2/n) at n = 100. */
    @Test
    void few_gold_items_widen_the_interval_by_student_s_t() {
        CorrectedRate rate = CorrectedRate.ofMean(Estimate.known(0.2, ANY, 20), OptionalDouble.of(0.04), 0.95);

        double t = 2.0930240544;
        double middle = (0.2 + t * t / 200) / (1 + t * t / 100);
        double half = t * Math.sqrt(0.16 / 100 + t * t / 40_000) / (1 + t * t / 100);
        assertThat(bounds(rate).lower()).isCloseTo(middle - half, within(1e-8));
        assertThat(bounds(rate).upper()).isCloseTo(middle + half, within(1e-8));
    }

    /** 50 gold items are enough for the normal quantile, 49 are not: t with 48 degrees of freedom is larger. */
    @Test
    void student_s_t_ends_at_fifty_gold_items() {
        Interval.Bounds of49 =
                bounds(CorrectedRate.ofMean(Estimate.known(0.2, ANY, 49), OptionalDouble.of(0.04), 0.95));
        Interval.Bounds of50 =
                bounds(CorrectedRate.ofMean(Estimate.known(0.2, ANY, 50), OptionalDouble.of(0.04), 0.95));

        assertThat(of50.upper()).isCloseTo(WilsonInterval.of(0.2, 100, 0.95).upper(), within(1e-9));
        assertThat(of49.upper()).isGreaterThan(of50.upper());
    }

    /** -.01 + 1.96 * .01 = .0096; what lies below 0 is cut. */
    @Test
    void a_value_outside_of_the_scale_is_cut_with_its_normal_interval() {
        CorrectedRate below = CorrectedRate.ofMean(Estimate.known(-0.01, ANY, 400), OptionalDouble.of(0.01), 0.95);
        CorrectedRate above = CorrectedRate.ofMean(Estimate.known(1.01, ANY, 400), OptionalDouble.of(0.01), 0.95);

        assertThat(below.rate().value()).hasValue(0);
        assertThat(below.raw()).hasValue(-0.01);
        assertThat(bounds(below).lower()).isZero();
        assertThat(bounds(below).upper()).isCloseTo(-0.01 + 1.959963985 * 0.01, within(1e-9));
        assertThat(bounds(below).method()).isEqualTo(IntervalMethod.NORMAL);
        assertThat(above.rate().value()).hasValue(1);
        assertThat(bounds(above).upper()).isEqualTo(1);
        assertThat(bounds(above).lower()).isCloseTo(1.01 - 1.959963985 * 0.01, within(1e-9));
    }

    @Test
    void a_mean_without_an_error_keeps_its_reason() {
        Interval none = Interval.none("too few clusters");

        CorrectedRate rate = CorrectedRate.ofMean(Estimate.known(0.2, none, 40), OptionalDouble.empty(), 0.95);
        CorrectedRate constant = CorrectedRate.ofMean(Estimate.known(0, none, 40), OptionalDouble.of(0), 0.95);

        assertThat(((Estimate.Known) rate.rate()).interval()).isEqualTo(none);
        assertThat(((Estimate.Known) constant.rate()).interval()).isEqualTo(none);
    }

    @Test
    void an_undefined_mean_is_an_undefined_rate() {
        CorrectedRate rate = CorrectedRate.ofMean(Estimate.undefined("no gold", 0), OptionalDouble.empty(), 0.95);

        assertThat(rate.rate()).isEqualTo(Estimate.undefined("no gold", 0));
        assertThat(rate.raw()).isEmpty();
    }

    private static Interval.Bounds bounds(CorrectedRate rate) {
        return (Interval.Bounds) ((Estimate.Known) rate.rate()).interval();
    }
}
