package dev.assay.stats.consensus;

import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.PositiveLabels;
import dev.assay.stats.Ratings;
import dev.assay.stats.SomePairs;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaterQualityTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(1);

    @Test
    void a_rater_is_measured_against_rulings() {
        // Rows are rulings (pass, defect): 30 + 10 and 5 + 15. The rater passes 35 of 60, the rulings 40.
        RaterQuality quality =
                RaterQuality.of(SomePairs.of(new int[][] {{30, 10}, {5, 15}}), PositiveLabels.allBut(2, 0), PLAN);

        assertThat(value(quality.accuracy())).isEqualTo(0.75);
        assertThat(value(quality.sensitivity())).isEqualTo(0.75);
        assertThat(value(quality.specificity())).isEqualTo(0.75);
        assertThat(value(quality.leniency())).isCloseTo(-5 / 60.0, within(1e-12));
        assertThat(bounds(quality.sensitivity()).method()).isEqualTo(IntervalMethod.WILSON);
        assertThat(bounds(quality.leniency()).lower()).isLessThan(-5 / 60.0);
    }

    @Test
    void raters_are_ranked_only_where_intervals_do_not_touch() {
        PositiveLabels defects = PositiveLabels.allBut(2, 0);
        RaterQuality good = RaterQuality.of(SomePairs.of(new int[][] {{95, 5}, {5, 95}}), defects, PLAN);
        RaterQuality close = RaterQuality.of(SomePairs.of(new int[][] {{92, 8}, {8, 92}}), defects, PLAN);
        RaterQuality bad = RaterQuality.of(SomePairs.of(new int[][] {{60, 40}, {40, 60}}), defects, PLAN);
        RaterQuality nothing = RaterQuality.of(SomePairs.of(new int[][] {{0, 0}, {0, 0}}), defects, PLAN);

        assertThat(good.isAheadOf(bad)).isTrue();
        assertThat(bad.isAheadOf(good)).isFalse();
        assertThat(good.isAheadOf(close)).isFalse();
        assertThat(good.isAheadOf(nothing)).isFalse();
        assertThat(nothing.isAheadOf(bad)).isFalse();
    }

    @Test
    void a_rater_with_few_trials_is_drawn_to_the_pool_and_one_with_many_is_not() {
        BetaBinomialPool pool = BetaBinomialPool.of(new long[] {4, 160, 120, 180}, new long[] {4, 200, 200, 200});

        Estimate few = pool.estimate(0, 0.95);
        Estimate many = pool.estimate(1, 0.95);

        assertThat(value(few)).isBetween(pool.mean(), 0.99);
        assertThat(bounds(few).method()).isEqualTo(IntervalMethod.BETA_BINOMIAL);
        assertThat(value(many)).isEqualTo(0.8);
        assertThat(bounds(many).method()).isEqualTo(IntervalMethod.WILSON);
    }

    @Test
    void the_strength_of_the_pool_by_hand() {
        // p = .5, N = 40: between = 20 x .01 x 2 = .4, chance = .25. Room = .25 (40 - 20 - 1) = 4.75. rho = .15/4.75 =
        // 6/190.
        BetaBinomialPool pool = BetaBinomialPool.of(new long[] {12, 8}, new long[] {20, 20});

        assertThat(pool.mean()).isEqualTo(0.5);
        assertThat(pool.strength().orElseThrow()).isCloseTo(190 / 6.0 - 1, within(1e-9));
        // (12 + 92/6)/(20 + 184/6) = (164/6)/(304/6).
        assertThat(value(pool.estimate(0, 0.95))).isCloseTo(164 / 304.0, within(1e-12));
    }

    @Test
    void raters_who_differ_less_than_chance_are_worth_all_their_trials_together() {
        BetaBinomialPool pool = BetaBinomialPool.of(new long[] {10, 10, 10}, new long[] {20, 20, 20});

        assertThat(pool.strength()).hasValue(60);
    }

    @Test
    void a_pool_that_is_always_right_still_leaves_a_doubt() {
        BetaBinomialPool pool = BetaBinomialPool.of(new long[] {5, 8}, new long[] {5, 8});

        assertThat(value(pool.estimate(0, 0.95))).isBetween(0.9, 0.999);
        assertThat(bounds(pool.estimate(0, 0.95)).lower()).isLessThan(value(pool.estimate(0, 0.95)));
    }

    @Test
    void shrinking_needs_somebody_to_shrink_towards() {
        BetaBinomialPool alone = BetaBinomialPool.of(new long[] {3, 0}, new long[] {5, 0});

        assertUndefined(alone.estimate(0, 0.95), "nobody to shrink towards");
        assertUndefined(alone.estimate(1, 0.95), "no items");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaBinomialPool.of(new long[] {6}, new long[] {5}))
                .withMessage("successes must be in 0..5, was 6");
    }

    @Test
    void phi_of_errors_by_hand() {
        // Errors: first on items 0 1, second on 1 2, of four. n11 = 1: (1 x 4 - 2 x 2)/sqrt(2 2 2 2) = 0.
        // First and third (0 1 2): (2 x 4 - 2 x 3)/sqrt(2 2 3 1) = 2/sqrt 12.
        ErrorCorrelation errors = ErrorCorrelation.of(
                Ratings.of(2, new int[][] {{1, 0, 1}, {1, 1, 1}, {0, 1, 1}, {0, 0, 0}}),
                new int[4],
                new int[] {0, 1, 2, 3});

        assertThat(errors.phi(0, 1).orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(errors.phi(2, 0).orElseThrow()).isCloseTo(2 / Math.sqrt(12), within(1e-12));
    }

    @Test
    void copies_of_one_judge_are_one_vote() {
        SplittableRandom random = new SplittableRandom(2);
        int[][] units = IntStream.range(0, 60)
                .mapToObj(unit -> {
                    int label = random.nextDouble() < 0.3 ? 1 : 0;
                    return new int[] {label, label, label};
                })
                .toArray(int[][]::new);

        ErrorCorrelation errors = ErrorCorrelation.of(
                Ratings.of(2, units), new int[60], IntStream.range(0, 60).toArray());

        assertThat(value(errors.meanPhi(PLAN))).isCloseTo(1, within(1e-12));
        assertThat(value(errors.effectiveVotes(PLAN))).isCloseTo(1, within(1e-12));
    }

    @Test
    void independent_judges_keep_about_all_their_votes() {
        SplittableRandom random = new SplittableRandom(3);
        int[][] units = IntStream.range(0, 2000)
                .mapToObj(unit -> IntStream.range(0, 4)
                        .map(rater -> random.nextDouble() < 0.2 ? 1 : 0)
                        .toArray())
                .toArray(int[][]::new);

        ErrorCorrelation errors = ErrorCorrelation.of(
                Ratings.of(2, units), new int[2000], IntStream.range(0, 2000).toArray());

        assertThat(value(errors.effectiveVotes(PLAN))).isCloseTo(4, within(0.4));
        assertThat(bounds(errors.effectiveVotes(PLAN)).lower()).isLessThan(4);
    }

    @Test
    void a_judge_who_never_errs_has_no_phi_and_is_counted() {
        ErrorCorrelation errors = ErrorCorrelation.of(
                Ratings.of(2, new int[][] {{0, 1}, {0, 0}, {0, 1}}), new int[3], new int[] {0, 1, 2});

        assertThat(errors.phi(0, 1)).isEmpty();
        assertThat(errors.undefinedPairs()).isEqualTo(1);
        assertUndefined(errors.meanPhi(PLAN), "no two raters that both err and do not always err");
        assertUndefined(errors.effectiveVotes(PLAN), "no two raters that both err and do not always err");
    }

    @Test
    void errors_that_exclude_each_other_have_no_number_of_votes() {
        // Two judges, always exactly one wrong: phi = -1, 1 + phi = 0.
        ErrorCorrelation errors = ErrorCorrelation.of(
                Ratings.of(2, new int[][] {{0, 1}, {1, 0}, {0, 1}}), new int[3], new int[] {0, 1, 2});

        assertUndefined(errors.effectiveVotes(PLAN), "errors exclude each other too strongly");
    }
}
