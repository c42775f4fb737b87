package dev.assay.stats;

import static dev.assay.stats.Estimates.assertNoInterval;
import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RocAucTest {

    @Test
    void is_the_share_of_pairs_in_the_right_order_with_ties_halved() {
        ScoredOutcomes outcomes =
                ScoredOutcomes.of(new double[] {1, 2, 2, 3}, new boolean[] {false, true, false, true});

        // 2 beats 1, ties with 2; 3 beats both: (1.5 + 2)/4
        assertThat(RocAuc.value(outcomes)).hasValue(3.5 / 4);
    }

    @Test
    void one_class_is_undefined() {
        assertUndefined(
                RocAuc.estimate(ScoredOutcomes.of(new double[] {1, 2}, new boolean[] {true, true}), 0.95),
                "one class only");
        assertUndefined(RocAuc.estimate(ScoredOutcomes.of(new double[0], new boolean[0]), 0.95), "one class only");
        assertThat(RocAuc.variance(ScoredOutcomes.of(new double[] {1}, new boolean[] {false})))
                .isEmpty();
    }

    @Test
    void a_perfect_score_is_bounded_by_its_smaller_class() {
        ScoredOutcomes outcomes = separated(5, 12);

        Interval.Bounds bounds = bounds(RocAuc.estimate(outcomes, 0.95));

        // Five disjoint pairs in the right order: .025^(1/5)
        assertThat(bounds.lower()).isCloseTo(Math.pow(0.025, 0.2), within(1e-9));
        assertThat(bounds.upper()).isEqualTo(1);
        assertThat(bounds.method()).isEqualTo(IntervalMethod.BOUNDARY);
    }

    @Test
    void a_perfectly_wrong_score_is_the_mirror() {
        ScoredOutcomes right = separated(5, 12);
        ScoredOutcomes wrong = ScoredOutcomes.of(
                Arrays.stream(right.scores()).map(score -> -score).toArray(), positives(right));

        Interval.Bounds bounds = bounds(RocAuc.estimate(wrong, 0.95));

        assertThat(bounds.lower()).isZero();
        assertThat(bounds.upper()).isCloseTo(1 - Math.pow(0.025, 0.2), within(1e-9));
    }

    @Test
    void a_single_positive_in_the_middle_leaves_nearly_everything_open() {
        ScoredOutcomes outcomes = ScoredOutcomes.of(new double[] {1, 2, 3}, new boolean[] {false, true, false});

        Interval.Bounds bounds = bounds(RocAuc.estimate(outcomes, 0.95));

        assertThat(RocAuc.variance(outcomes)).isEmpty();
        assertThat(bounds.lower()).isLessThan(0.1);
        assertThat(bounds.upper()).isGreaterThan(0.9);
    }

    @Test
    void a_constant_score_is_worth_one_half_without_an_interval() {
        ScoredOutcomes outcomes = ScoredOutcomes.of(SomePairs.constant(8, 0.3), alternating(8));

        assertThat(value(RocAuc.estimate(outcomes, 0.95))).isEqualTo(0.5);
        assertNoInterval(RocAuc.estimate(outcomes, 0.95), "the score does not vary");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void turning_the_score_round_mirrors_the_area(long seed) {
        ScoredOutcomes outcomes = random(seed, 200);
        ScoredOutcomes turned = ScoredOutcomes.of(
                Arrays.stream(outcomes.scores()).map(score -> -score).toArray(), positives(outcomes));

        assertThat(value(RocAuc.estimate(turned, 0.95)))
                .isCloseTo(1 - value(RocAuc.estimate(outcomes, 0.95)), within(1e-12));
        assertThat(RocAuc.variance(turned).orElseThrow())
                .isCloseTo(RocAuc.variance(outcomes).orElseThrow(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void delong_and_the_sums_over_clusters_give_the_same_area(long seed) {
        ScoredOutcomes outcomes = random(seed, 200);

        double fromSums = value(RocAuc.estimate(outcomes.withClusters(SomePairs.clusters(200, 4)), 0.95));

        assertThat(fromSums).isCloseTo(value(RocAuc.estimate(outcomes, 0.95)), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {12, 13, 14})
    void turning_a_weighted_score_round_mirrors_its_interval(long seed) {
        ScoredOutcomes outcomes = random(seed, 200);
        double[] weights = new SplittableRandom(seed).doubles(200, 1, 4).toArray();
        double[] turned = Arrays.stream(outcomes.scores()).map(score -> -score).toArray();

        Interval.Bounds one = bounds(RocAuc.estimate(outcomes.withWeights(weights), 0.95));
        Interval.Bounds other = bounds(
                RocAuc.estimate(ScoredOutcomes.of(turned, positives(outcomes)).withWeights(weights), 0.95));

        assertThat(other.lower()).isCloseTo(1 - one.upper(), within(1e-9));
        assertThat(other.upper()).isCloseTo(1 - one.lower(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16, 17})
    void calling_the_others_positive_changes_a_weighted_area_no_more_than_turning_it(long seed) {
        ScoredOutcomes outcomes = random(seed, 200);
        double[] weights = new SplittableRandom(seed).doubles(200, 1, 4).toArray();
        boolean[] negatives = new boolean[200];
        for (int item = 0; item < 200; item++) {
            negatives[item] = !outcomes.isPositive(item);
        }

        Interval.Bounds one = bounds(RocAuc.estimate(outcomes.withWeights(weights), 0.95));
        Interval.Bounds other = bounds(
                RocAuc.estimate(ScoredOutcomes.of(outcomes.scores(), negatives).withWeights(weights), 0.95));

        assertThat(other.lower()).isCloseTo(1 - one.upper(), within(1e-9));
        assertThat(other.upper()).isCloseTo(1 - one.lower(), within(1e-9));
    }

    @Test
    void equal_weights_change_next_to_nothing() {
        ScoredOutcomes outcomes = random(9, 400);

        Interval.Bounds delong = bounds(RocAuc.estimate(outcomes, 0.95));
        Interval.Bounds weighted = bounds(RocAuc.estimate(outcomes.withWeights(SomePairs.constant(400, 2)), 0.95));

        // DeLong divides by m - 1 and n - 1 of each class, the linearised form by N - 1 of all: both some per thousand
        // off
        double width = delong.upper() - delong.lower();
        assertThat(weighted.method()).isEqualTo(IntervalMethod.NEWCOMBE);
        assertThat(weighted.lower()).isCloseTo(delong.lower(), within(0.01 * width));
        assertThat(weighted.upper()).isCloseTo(delong.upper(), within(0.01 * width));
    }

    /** Four copies of each item tell no more than one: the interval is that of the 100 items. */
    @Test
    void copies_in_one_cluster_add_nothing() {
        ScoredOutcomes once = random(10, 100);
        double[] scores = new double[400];
        boolean[] positive = new boolean[400];
        for (int item = 0; item < 400; item++) {
            scores[item] = once.score(item / 4);
            positive[item] = once.isPositive(item / 4);
        }

        Interval.Bounds of100 = bounds(RocAuc.estimate(once.withWeights(SomePairs.constant(100, 1)), 0.95));
        Interval.Bounds of400 = bounds(
                RocAuc.estimate(ScoredOutcomes.of(scores, positive).withClusters(SomePairs.clusters(400, 4)), 0.95));

        // variances are divided by 399 there, by 99 here, each over classes of other sizes: some per thousand
        assertThat(of400.lower()).isCloseTo(of100.lower(), within(0.003));
        assertThat(of400.upper()).isCloseTo(of100.upper(), within(0.003));
        assertThat(of400.nClusters()).hasValue(100);
    }

    /**
     * Positives at 3 (weight 1) and 1 (weight 3), negatives at 2 (weight 1) and 0 (weight 1): the first beats both, the second one of the two,
     * (1 * 1 + 3 * 1/2) / 4 = .625; with equal weights it would be .75.
     */
    @Test
    void weighs_positives_and_negatives() {
        ScoredOutcomes outcomes = ScoredOutcomes.of(new double[] {3, 1, 2, 0}, new boolean[] {true, true, false, false})
                .withWeights(new double[] {1, 3, 1, 1});

        assertThat(value(RocAuc.estimate(outcomes, 0.95))).isCloseTo(0.625, within(1e-12));
        assertThat(RocAuc.value(outcomes).orElseThrow()).isCloseTo(0.625, within(1e-12));
    }

    /** Scores that tie count half, weighted too: positive 1 (weight 2) ties with negative 1 (weight 3) and beats negative 0 (weight 1). */
    @Test
    void weighs_ties_by_half() {
        ScoredOutcomes outcomes = ScoredOutcomes.of(new double[] {1, 1, 0}, new boolean[] {true, false, false})
                .withWeights(new double[] {2, 3, 1});

        assertThat(value(RocAuc.estimate(outcomes, 0.95))).isCloseTo((1.5 + 1) / 4, within(1e-12));
    }

    @Test
    void weights_that_reorder_nothing_leave_no_variation_to_measure() {
        ScoredOutcomes outcomes = ScoredOutcomes.of(new double[] {2, 3, 1, 0}, new boolean[] {true, true, false, false})
                .withWeights(new double[] {2, 1, 1, 1});

        assertThat(value(RocAuc.estimate(outcomes, 0.95))).isEqualTo(1);
        assertNoInterval(RocAuc.estimate(outcomes, 0.95), "the placements do not vary");
    }

    @Test
    void fewer_than_ten_clusters_give_no_interval() {
        ScoredOutcomes outcomes = random(11, 36).withClusters(SomePairs.clusters(36, 4));

        assertNoInterval(RocAuc.estimate(outcomes, 0.95), "too few clusters");
    }

    @Test
    void two_equal_scores_do_not_differ() {
        ScoredOutcomes outcomes = random(10, 50);

        assertThat(RocAuc.compare(outcomes, outcomes)).isEmpty();
    }

    @Test
    void refuses_to_compare_scores_of_other_items() {
        ScoredOutcomes one = ScoredOutcomes.of(new double[] {1, 2}, new boolean[] {true, false});
        ScoredOutcomes other = ScoredOutcomes.of(new double[] {1, 2}, new boolean[] {false, true});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RocAuc.compare(one, other))
                .withMessage("both scores must be of the same items with the same outcomes");
    }

    private static ScoredOutcomes separated(int positives, int negatives) {
        double[] scores = new double[positives + negatives];
        boolean[] positive = new boolean[positives + negatives];
        for (int item = 0; item < scores.length; item++) {
            positive[item] = item < positives;
            scores[item] = positive[item] ? 10 + item : -item;
        }
        return ScoredOutcomes.of(scores, positive);
    }

    private static ScoredOutcomes random(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[n];
        boolean[] positive = new boolean[n];
        for (int item = 0; item < n; item++) {
            positive[item] = random.nextBoolean();
            scores[item] = Math.floor(20 * (random.nextDouble() + (positive[item] ? 0.3 : 0)));
        }
        return ScoredOutcomes.of(scores, positive);
    }

    private static boolean[] positives(ScoredOutcomes outcomes) {
        boolean[] positive = new boolean[outcomes.size()];
        for (int item = 0; item < positive.length; item++) {
            positive[item] = outcomes.isPositive(item);
        }
        return positive;
    }

    private static boolean[] alternating(int n) {
        boolean[] positive = new boolean[n];
        for (int item = 0; item < n; item += 2) {
            positive[item] = true;
        }
        return positive;
    }
}
