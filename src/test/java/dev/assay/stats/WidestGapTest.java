package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WidestGapTest {

    private static final double LEVEL = 0.95;

    /**
     * .6, .5 and .4 of 100 each: three pairs. Z(0) of the outer two is .2/sqrt(200/199 x .5 x .5 x 2/100) = 2.82135, p = .004782, and
     * Holm's first step makes 3 x .004782 = .014347. The interval has the level 1 - .05/3.
     */
    @Test
    void lies_between_the_highest_and_the_lowest_share() {
        WidestGap gap = gap(share(50, 100), share(60, 100), share(40, 100));

        assertThat(gap.highest()).isEqualTo(1);
        assertThat(gap.lowest()).isEqualTo(2);
        assertThat(gap.pairs()).isEqualTo(3);
        assertThat(gap.adjustedP()).isCloseTo(0.014347, within(2e-5));
        assertThat(gap.difference())
                .isEqualTo(MiettinenNurminen.difference(share(60, 100), share(40, 100), 1 - 0.05 / 3));
    }

    /**
     * .9 of 10 against .5 of 1000 is wider than .6 of 1000 against .5 of 1000, and less certain: p = .0117 against 7e-6. Holm's second
     * step counts two pairs, not three: .0235 to four digits.
     */
    @Test
    void counts_fewer_pairs_once_a_surer_one_is_past() {
        WidestGap gap = gap(share(500, 1000), share(600, 1000), share(9, 10));
        double pooled = 509 / 1010.0;
        double z = 0.4 / Math.sqrt(1010 / 1009.0 * pooled * (1 - pooled) * (1 / 10.0 + 1 / 1000.0));

        assertThat(gap.adjustedP()).isCloseTo(2 * 2 * StandardNormal.cumulative(-z), within(1e-9));
    }

    @Test
    void leaves_out_shares_that_are_not_known() {
        WidestGap gap = gap(Estimate.undefined("not enough data", 3), share(6, 10), share(4, 10));

        assertThat(gap.highest()).isEqualTo(1);
        assertThat(gap.lowest()).isEqualTo(2);
        assertThat(gap.pairs()).isEqualTo(1);
    }

    @Test
    void is_none_with_fewer_than_two_known_shares() {
        assertThat(WidestGap.of(List.of(share(6, 10), Estimate.undefined("not enough data", 3)), LEVEL))
                .isEmpty();
        assertThat(WidestGap.of(List.of(), LEVEL)).isEmpty();
    }

    @Test
    void is_zero_between_two_places_where_all_shares_are_equal() {
        WidestGap gap = gap(share(10, 10), share(20, 20));

        assertThat(gap.highest()).isNotEqualTo(gap.lowest());
        assertThat(gap.difference().value()).hasValue(0);
        assertThat(gap.adjustedP()).isEqualTo(1);
    }

    @Test
    void takes_the_share_of_most_items_among_equal_ones() {
        WidestGap gap = gap(share(10, 10), share(40, 40), share(20, 20), share(5, 10), share(20, 40), share(10, 20));

        assertThat(gap.highest()).isEqualTo(1);
        assertThat(gap.lowest()).isEqualTo(4);
    }

    /** Five slices of 80 items with the same share of .8: the gap that chance made widest must seldom be called real. */
    @Test
    void seldom_finds_a_gap_where_there_is_none() {
        SplittableRandom random = new SplittableRandom(21);
        int excluded = 0;
        int rejected = 0;
        for (int sample = 0; sample < 1000; sample++) {
            WidestGap gap = gap(drawn(random), drawn(random), drawn(random), drawn(random), drawn(random));
            excluded += bounds(gap.difference()).lower() > 0 ? 1 : 0;
            rejected += gap.adjustedP() <= 0.05 ? 1 : 0;
        }

        assertThat(excluded / 1000.0).as("seed 21").isLessThanOrEqualTo(0.06);
        assertThat(rejected)
                .as("the extremes of equal samples have the smallest p")
                .isEqualTo(excluded);
    }

    private static Estimate drawn(SplittableRandom random) {
        long successes = 0;
        for (int item = 0; item < 80; item++) {
            successes += random.nextDouble() < 0.8 ? 1 : 0;
        }
        return share(successes, 80);
    }

    private static Interval.Bounds bounds(Estimate estimate) {
        return estimate.fold(
                known -> known.interval().fold(bounds -> bounds, none -> {
                    throw new AssertionError(none.reason());
                }),
                undefined -> {
                    throw new AssertionError(undefined.reason());
                });
    }

    private static Estimate share(long successes, long n) {
        return Proportion.estimate(successes, n, LEVEL);
    }

    private static WidestGap gap(Estimate... shares) {
        return WidestGap.of(List.of(shares), LEVEL).orElseThrow();
    }
}
