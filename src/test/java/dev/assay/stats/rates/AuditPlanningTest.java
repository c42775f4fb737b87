package dev.assay.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimate;
import dev.assay.stats.Estimates;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.WilsonInterval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditPlanningTest {

    @Test
    void uncertain_items_are_certain_to_be_audited() {
        // c u with c = 3/4: 1.5 is capped; the other two share 1 as 1:1, .5 each.
        double[] pi = AuditProbabilities.leastVariance(new double[] {2, 1, 1}, 2);

        assertThat(pi).containsExactly(new double[] {1, 0.5, 0.5}, within(1e-15));
    }

    @Test
    void certain_items_share_what_the_uncertain_cannot_use() {
        assertThat(AuditProbabilities.leastVariance(new double[] {3, 0, 0}, 2)).containsExactly(1, 0.5, 0.5);
        assertThat(AuditProbabilities.leastVariance(new double[] {0, 0}, 1)).containsExactly(0.5, 0.5);
        assertThat(AuditProbabilities.leastVariance(new double[] {1, 5}, 2)).containsExactly(1, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void mixing_keeps_the_budget_and_lifts_the_least(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] uncertainty = random.doubles(40).map(u -> u * u * u).toArray();

        double[] mixed = AuditProbabilities.mixed(uncertainty, 9, 0.05);

        assertThat(Arrays.stream(mixed).sum()).isCloseTo(9, within(1e-9));
        assertThat(Arrays.stream(mixed).min().orElseThrow()).isCloseTo(0.05, within(1e-12));
        assertThat(Arrays.stream(mixed).max().orElseThrow()).isLessThanOrEqualTo(1);
    }

    @Test
    void refuses_a_minimum_that_the_budget_cannot_pay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditProbabilities.mixed(new double[100], 4, 0.05))
                .withMessage("minimum must be in (0, budget/items], was 0.05 of 0.04");
    }

    @Test
    void allocates_by_size_and_spread() {
        // N S = 100, 300: 100 and 300 of 400 -> 10 and 30 of 40.
        assertThat(NeymanAllocation.rounded(40, new long[] {100, 100}, new double[] {1, 3}))
                .containsExactly(10, 30);
        // The second would get 30 of its 20; the rest goes to the first.
        assertThat(NeymanAllocation.rounded(40, new long[] {400, 20}, new double[] {1, 60}))
                .containsExactly(20, 20);
        // 20 in 1 : 2 : 3.1 are 3.28, 6.56 and 10.16: the largest remainder gets the last one.
        assertThat(NeymanAllocation.rounded(20, new long[] {100, 100, 100}, new double[] {1, 2, 3.1}))
                .containsExactly(3, 7, 10);
        // A stratum that does not vary gets 2.
        assertThat(NeymanAllocation.rounded(20, new long[] {50, 50}, new double[] {0, 1}))
                .containsExactly(2, 18);
        // No stratum varies: proportional.
        assertThat(NeymanAllocation.rounded(20, new long[] {30, 10}, new double[] {0, 0}))
                .containsExactly(15, 5);
        // More budget than items.
        assertThat(NeymanAllocation.rounded(50, new long[] {30, 10}, new double[] {1, 0}))
                .containsExactly(30, 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void allocation_sums_to_the_budget_within_its_bounds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] sizes = random.longs(7, 1, 60).toArray();
        double[] deviations = random.doubles(7).map(s -> s < 0.3 ? 0 : s).toArray();

        long[] allocated = NeymanAllocation.rounded(60, sizes, deviations);

        assertThat(Arrays.stream(allocated).sum())
                .isEqualTo(Math.min(60, Arrays.stream(sizes).sum()));
        for (int h = 0; h < 7; h++) {
            assertThat(allocated[h]).isBetween(Math.min(2, sizes[h]), sizes[h]);
        }
    }

    @Test
    void the_share_over_strata_is_weighted_by_their_size() {
        List<Stratum> strata = List.of(Stratum.ofCounts(900, 10, 1), Stratum.ofCounts(100, 10, 9));

        Estimate share = StratifiedMean.share(strata, 0.95);

        // .9 * .1 + .1 * .9
        assertThat(Estimates.value(share)).isCloseTo(0.18, within(1e-15));
        assertThat(Estimates.bounds(share).method()).isEqualTo(IntervalMethod.WILSON);
        double variance = 0.81 * (1 - 10 / 900.0) * 0.01 + 0.01 * 0.9 * 0.01;
        assertThat(StratifiedMean.standardError(strata).orElseThrow()).isCloseTo(Math.sqrt(variance), within(1e-15));
        assertThat(Estimates.bounds(share).nEffective().orElseThrow()).isCloseTo(0.18 * 0.82 / variance, within(1e-9));
    }

    @Test
    void a_share_of_one_still_has_an_interval() {
        List<Stratum> strata = List.of(Stratum.ofCounts(500, 10, 10), Stratum.ofCounts(500, 10, 10));

        Estimate share = StratifiedMean.share(strata, 0.95);

        // 1/(.25/10 + .25/10) = 20
        assertThat(Estimates.bounds(share).lower())
                .isCloseTo(WilsonInterval.of(1, 20, 0.95).lower(), within(1e-12));
    }

    @Test
    void a_stratum_needs_an_item_for_a_value_and_two_for_an_interval() {
        Stratum full = Stratum.of(10, 1, 2, 4);

        Estimates.assertUndefined(
                StratifiedMean.estimate(List.of(full, Stratum.of(5)), 0.95), "a stratum without labelled items");
        Estimate single = StratifiedMean.estimate(List.of(full, Stratum.of(5, 3)), 0.95);
        Estimates.assertNoInterval(single, "a stratum with a single labelled item");
    }

    @Test
    void equal_numbers_have_no_interval_and_others_one_by_t() {
        Estimates.assertNoInterval(StratifiedMean.estimate(List.of(Stratum.of(9, 2, 2)), 0.95), "nothing varies");

        Estimate mean = StratifiedMean.estimate(List.of(Stratum.of(1_000_000_000, 1, 2, 3)), 0.95);

        // s = 1, se = 1/sqrt(3), t with 2 degrees of freedom 4.302653.
        assertThat(Estimates.bounds(mean).upper()).isCloseTo(2 + 4.302652729911275 / Math.sqrt(3), within(1e-7));
        assertThat(Estimates.bounds(mean).method()).isEqualTo(IntervalMethod.STUDENT_T);
    }
}
