package dev.assay.stats;

import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentTest {

    /** (z/t)^2 at .975 with 11 degrees of freedom: t is 2.200985 in any table. */
    private static final double ELEVEN_DEGREES = Math.pow(1.959963984540054 / 2.200985160082949, 2);

    @Test
    void is_undefined_without_pairs() {
        assertUndefined(Percent.estimate(SomePairs.of(new int[][] {{0}}), 0.95), "no pairs");
    }

    @Test
    void independent_items_carry_the_plain_wilson_interval() {
        Estimate estimate = Percent.estimate(SomePairs.of(new int[][] {{20, 3}, {2, 5}}), 0.95);

        assertThat(value(estimate)).isCloseTo(25.0 / 30, within(1e-15));
        assertThat(bounds(estimate)).isEqualTo(WilsonInterval.of(25.0 / 30, 30, 0.95));
    }

    @Test
    void one_pair_has_a_wide_interval_inside_0_to_1() {
        Interval.Bounds bounds = bounds(Percent.estimate(SomePairs.of(new int[][] {{1}}), 0.95));

        // p = 1, n = 1: lower = 1/(1 + z^2) = 1/4.8415
        assertThat(bounds.lower()).isCloseTo(1 / (1 + 1.959963984540054 * 1.959963984540054), within(1e-12));
        assertThat(bounds.upper()).isEqualTo(1);
    }

    @Test
    void unequal_weights_cost_observations() {
        // Ten items of weight 1 and ten of weight 3: (10 + 30)^2/(10 + 90) = 16
        double[] weights = IntStream.range(0, 20)
                .mapToDouble(item -> item % 2 == 0 ? 1 : 3)
                .toArray();
        RatedPairs pairs = SomePairs.of(new int[][] {{10, 10}, {0, 0}}).withWeights(weights);

        Interval.Bounds bounds = bounds(Percent.estimate(pairs, 0.95));

        assertThat(bounds.nEffective().orElseThrow()).isCloseTo(16, within(1e-12));
        assertThat(bounds.lower()).isEqualTo(WilsonInterval.of(0.5, 16, 0.95).lower());
    }

    @Test
    void equal_weights_cost_nothing() {
        RatedPairs pairs = SomePairs.of(new int[][] {{10, 10}, {0, 5}}).withWeights(SomePairs.constant(25, 4));

        Interval.Bounds bounds = bounds(Percent.estimate(pairs, 0.95));

        assertThat(bounds.nEffective().orElseThrow()).isCloseTo(25, within(1e-12));
        assertThat(bounds.lower()).isCloseTo(WilsonInterval.of(0.6, 25, 0.95).lower(), within(1e-12));
    }

    @Test
    void clusters_that_agree_within_themselves_cost_observations() {
        // Twelve pairs of items, both right or both wrong, half of them right. Between clusters 12/11 * 12 * 1^2,
        // between items
        // 24/23 * 24 * (1/2)^2, so the design effect is (144/11)/(144/23) = 23/11 and 24 items are worth 24 * 11/23.
        RatedPairs pairs = SomePairs.of(new int[][] {{12, 12}, {0, 0}}).withClusters(SomePairs.clusters(24, 2));

        Interval.Bounds bounds = bounds(Percent.estimate(pairs, 0.95));

        assertThat(bounds.nEffective().orElseThrow()).isCloseTo(24 * 11.0 / 23 * ELEVEN_DEGREES, within(1e-9));
        assertThat(bounds.nClusters()).hasValue(12);
    }

    @Test
    void clusters_that_differ_within_themselves_never_gain_observations() {
        // Every cluster holds one right and one wrong item, so the variance between clusters is 0.
        int[] alternating = IntStream.range(0, 24).map(item -> item % 2).toArray();
        RatedPairs pairs = RatedPairs.of(2, new int[24], alternating).withClusters(SomePairs.clusters(24, 2));

        Interval.Bounds bounds = bounds(Percent.estimate(pairs, 0.95));

        assertThat(bounds.nEffective().orElseThrow()).isCloseTo(24 * ELEVEN_DEGREES, within(1e-9));
    }

    /**
     * Ten successes of weight 1, ten failures of weight 3: W = 40, p = .25. Sum w^2 (x - p)^2 = 10 * .5625 + 10 * 9 * .0625 = 11.25, so the
     * design effect is (11.25 * 20 / 1600) / (.25 * .75) = .75 and 20 items are worth 20 / .75. Kish's rule says 1600 / 100 = 16.
     */
    @Test
    void weights_that_go_with_the_outcome_may_be_worth_more_than_their_number() {
        double[] weights = new double[20];
        Arrays.fill(weights, 0, 10, 1);
        Arrays.fill(weights, 10, 20, 3);
        RatedPairs pairs = SomePairs.of(new int[][] {{10, 10}, {0, 0}}).withWeights(weights);

        Interval.Bounds bounds = bounds(Percent.estimate(pairs, 0.95));

        assertThat(bounds.nEffective().orElseThrow()).isCloseTo(20 / 0.75, within(1e-9));
    }

    @Test
    void few_clusters_count_as_one_observation_each() {
        RatedPairs pairs = SomePairs.of(new int[][] {{10, 10}, {0, 0}}).withClusters(SomePairs.clusters(20, 5));

        Interval.Bounds bounds = bounds(Percent.estimate(pairs, 0.95));

        assertThat(bounds.nEffective()).hasValue(4);
    }

    @Test
    void clusters_that_are_all_right_count_as_one_observation_each() {
        RatedPairs pairs = SomePairs.of(new int[][] {{40}}).withClusters(SomePairs.clusters(40, 2));

        Interval.Bounds bounds = bounds(Percent.estimate(pairs, 0.95));

        assertThat(bounds.nEffective()).hasValue(20);
        assertThat(bounds.lower()).isEqualTo(WilsonInterval.of(1, 20, 0.95).lower());
    }

    @Test
    void clusters_of_one_are_no_clusters() {
        RatedPairs pairs = SomePairs.random(3, 2, 50);

        Estimate clustered = Percent.estimate(pairs.withClusters(SomePairs.clusters(50, 1)), 0.95);

        assertThat(clustered).isEqualTo(Percent.estimate(pairs, 0.95));
    }

    @Test
    void a_proportion_of_counts_equals_one_of_items() {
        boolean[] successes = new boolean[12];
        successes[3] = successes[5] = successes[11] = true;

        Estimate ofItems = Proportion.estimate(successes, 0.9);

        assertThat(ofItems).isEqualTo(Proportion.estimate(3, 12, 0.9));
    }

    @Test
    void a_proportion_of_nothing_is_undefined() {
        assertUndefined(Proportion.estimate(0, 0, 0.9), "no items");
        assertUndefined(Proportion.estimate(new boolean[0], 0.9), "no items");
    }

    @Test
    void a_proportion_refuses_more_successes_than_items() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proportion.estimate(5, 4, 0.9))
                .withMessage("successes must be in 0..4, was 5");
    }

    @Test
    void one_sided_bounds_are_the_ends_of_the_interval_at_twice_the_level_minus_one() {
        assertThat(WilsonInterval.lowerOneSided(0.8, 50, 0.95))
                .isCloseTo(WilsonInterval.of(0.8, 50, 0.9).lower(), within(1e-12));
        assertThat(ClopperPearson.upperOneSided(40, 50, 0.95))
                .isCloseTo(ClopperPearson.of(40, 50, 0.9).upper(), within(1e-12));
    }

    @Test
    void ten_of_ten_does_not_show_four_fifths() {
        // All right passes a claim c only from n >= z^2 c/(1-c), 10.8 for c = .8 at level .95.
        assertThat(WilsonInterval.lowerOneSided(1, 10, 0.95)).isCloseTo(0.787, within(5e-4));
        assertThat(WilsonInterval.lowerOneSided(1, 11, 0.95)).isGreaterThan(0.8);
    }

    @Test
    void nothing_seen_in_n_items_leaves_about_3_over_n_possible() {
        assertThat(ClopperPearson.upperOneSided(0, 300, 0.95)).isCloseTo(1 - Math.pow(0.05, 1.0 / 300), within(1e-12));
    }

    @Test
    void the_score_test_rejects_exactly_where_the_one_sided_bound_passes_the_claim() {
        double bound = WilsonInterval.lowerOneSided(0.9, 120, 0.95);

        assertThat(WilsonInterval.pValueAbove(0.9, 120, bound)).isCloseTo(0.05, within(1e-9));
        assertThat(WilsonInterval.pValueBelow(0.9, 120, WilsonInterval.upperOneSided(0.9, 120, 0.95)))
                .isCloseTo(0.05, within(1e-9));
    }

    @Test
    void wilson_refuses_a_claim_that_needs_no_test() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WilsonInterval.pValueAbove(0.9, 120, 1))
                .withMessage("claim must be in (0,1) and n above 0, was 1.0 and 120.0");
    }
}
