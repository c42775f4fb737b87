package dev.assay.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimates;
import dev.assay.stats.IntervalMethod;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoganGladenTest {

    @Test
    void corrects_by_hand() {
        // (.4 + .7 - 1)/(.7 + .9 - 1) = .1/.6
        CorrectedRate rate = estimate(share(400, 1000), share(180, 200), share(140, 200));

        assertThat(Estimates.value(rate.rate())).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(Estimates.bounds(rate.rate()).method()).isEqualTo(IntervalMethod.LEE);
        assertThat(rate.warnings()).isEmpty();
    }

    @Test
    void is_undefined_when_the_judge_is_no_better_than_chance() {
        CorrectedRate rate = estimate(share(1, 2), share(1, 2), share(1, 2));

        Estimates.assertUndefined(rate.rate(), "judge no better than chance");
        assertThat(rate.raw()).isEmpty();
    }

    @Test
    void is_undefined_without_gold_of_a_class() {
        CorrectedRate rate = RoganGladen.estimate(share(1, 2), Optional.of(share(2, 3)), Optional.empty(), 0.95);

        Estimates.assertUndefined(rate.rate(), "gold of one class only");
    }

    @Test
    void warns_when_the_correction_leaves_the_scale() {
        // (.1 + .7 - 1)/.6 = -1/3
        CorrectedRate rate = estimate(share(50, 500), share(54, 60), share(28, 40));

        assertThat(Estimates.value(rate.rate())).isZero();
        assertThat(rate.raw().orElseThrow()).isCloseTo(-1 / 3.0, within(1e-12));
        assertThat(rate.warnings()).containsExactly(RateWarning.ERROR_RATES_DO_NOT_TRANSFER);
        assertThat(RateWarning.ERROR_RATES_DO_NOT_TRANSFER.text()).isEqualTo("judge error rates do not transfer");
    }

    @Test
    void has_no_interval_when_smoothing_leaves_no_information() {
        // 1/1 and 1/2 become 2/3 and 2/4: J~ = 1/6 > 0; 1/2 and 2/3 become 2/4 and 3/5: .1 > 0; J > 0 with many on one
        // side only:
        // sensitivity 1/1 -> 2/3, specificity 10/1000 -> 11/1002, J~ = -.32.
        CorrectedRate rate = estimate(share(5, 10), share(1, 1), share(10, 1000));

        Estimates.assertNoInterval(rate.rate(), "judge too close to chance");
    }

    @ParameterizedTest
    @CsvSource({"330,54,28", "100,50,39", "250,41,30"})
    void calling_the_other_label_positive_mirrors_everything(int judged, int truePositives, int trueNegatives) {
        CorrectedRate rate = estimate(share(judged, 500), share(truePositives, 60), share(trueNegatives, 40));
        CorrectedRate mirrored = estimate(share(500 - judged, 500), share(trueNegatives, 40), share(truePositives, 60));

        assertThat(mirrored.raw().orElseThrow()).isCloseTo(1 - rate.raw().orElseThrow(), within(1e-12));
        assertThat(Estimates.bounds(mirrored.rate()).lower())
                .isCloseTo(1 - Estimates.bounds(rate.rate()).upper(), within(1e-12));
    }

    @Test
    void fewer_effective_items_widen_the_interval() {
        ObservedShare clustered = new ObservedShare(0.66, 500, 50);

        CorrectedRate rate = estimate(clustered, share(54, 60), share(28, 40));

        assertThat(width(rate)).isGreaterThan(1.2 * width(estimate(share(330, 500), share(54, 60), share(28, 40))));
        assertThat(rate.rate().n()).isEqualTo(500);
    }

    @Test
    void refuses_more_successes_than_items() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservedShare.of(3, 2))
                .withMessage("successes must be in 0..n with n at least 1, was 3 of 2");
    }

    private static double width(CorrectedRate rate) {
        return Estimates.bounds(rate.rate()).upper()
                - Estimates.bounds(rate.rate()).lower();
    }

    private static CorrectedRate estimate(ObservedShare judged, ObservedShare sensitivity, ObservedShare specificity) {
        return RoganGladen.estimate(judged, Optional.of(sensitivity), Optional.of(specificity), 0.95);
    }

    private static ObservedShare share(long successes, long n) {
        return ObservedShare.of(successes, n);
    }
}
