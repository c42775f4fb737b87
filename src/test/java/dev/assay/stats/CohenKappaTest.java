package dev.assay.stats;

import static dev.assay.stats.Estimates.assertNoInterval;
import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CohenKappaTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(20261121);

    @Test
    void the_error_under_no_agreement_knows_the_margins_alone() {
        // Margins .8/.2 and .6/.4: pe = .56; sum p_i q_j (w_ij - q_i - p_j)^2 = .48 * .16 + .32 * .64 + .12 * 1.44 +
        // .08
        // * .16 = .4672; sqrt((.4672 - .3136)/100)/.44.
        ConfusionMatrix table = ConfusionMatrix.of(new double[][] {{50, 30}, {10, 10}});

        assertThat(CohenKappa.nullStandardError(table, Weighting.UNWEIGHTED).orElseThrow())
                .isCloseTo(Math.sqrt(0.1536 / 100) / 0.44, within(1e-12));
    }

    @Test
    void is_the_share_of_the_agreement_that_chance_leaves_open() {
        ConfusionMatrix table = ConfusionMatrix.of(new double[][] {{31, 9}, {4, 16}});

        double kappa = CohenKappa.value(table, Weighting.UNWEIGHTED).orElseThrow();

        // n = 60, agreeing 31 + 16 = 47, by chance (40*35 + 20*25)/60 = 1900/60; (47*60 - 1900)/(60*60 - 1900) =
        // 920/1700
        assertThat(kappa).isCloseTo(920.0 / 1700, within(1e-15));
    }

    @Test
    void quadratic_weights_give_most_credit_to_near_misses() {
        ConfusionMatrix table = ConfusionMatrix.of(new double[][] {{2, 1, 0}, {0, 2, 0}, {0, 0, 1}});

        double kappa = CohenKappa.value(table, Weighting.QUADRATIC).orElseThrow();

        // n = 6, one item one step off: disagreement 1/6 * 1/4 = 1/24. By chance, margins (3,2,1) and (2,3,1):
        // (3*3 + 2*2 + 2*1 + 1*3)/36 * 1/4 + (3*1 + 1*2)/36 * 1 = 18/144 + 20/144 = 38/144. kappa = 1 -
        // (6/144)/(38/144) = 32/38
        assertThat(kappa).isCloseTo(32.0 / 38, within(1e-15));
    }

    @Test
    void is_undefined_when_everybody_always_says_pass() {
        assertUndefined(
                CohenKappa.estimate(SomePairs.of(new int[][] {{40, 0}, {0, 0}}), Weighting.UNWEIGHTED, PLAN),
                "one class only");
    }

    @Test
    void is_undefined_without_pairs() {
        assertUndefined(
                CohenKappa.estimate(SomePairs.of(new int[][] {{0, 0}, {0, 0}}), Weighting.LINEAR, PLAN), "no pairs");
    }

    @Test
    void is_undefined_on_a_scale_of_one_label() {
        assertUndefined(
                CohenKappa.estimate(SomePairs.of(new int[][] {{7}}), Weighting.QUADRATIC, PLAN), "one class only");
    }

    @Test
    void a_single_disagreeing_pair_has_a_value_but_no_interval() {
        Estimate estimate = CohenKappa.estimate(SomePairs.of(new int[][] {{0, 1}, {0, 0}}), Weighting.UNWEIGHTED, PLAN);

        assertThat(value(estimate)).isZero();
        assertNoInterval(estimate, "too few clusters");
    }

    @Test
    void a_judge_that_never_varies_has_kappa_0_and_no_interval() {
        Estimate estimate =
                CohenKappa.estimate(SomePairs.of(new int[][] {{60, 0}, {40, 0}}), Weighting.UNWEIGHTED, PLAN);

        assertThat(value(estimate)).isZero();
        assertNoInterval(estimate, "all resamples give the same value");
    }

    @Test
    void perfect_agreement_is_bounded_by_clopper_pearson() {
        Interval.Bounds bounds =
                bounds(CohenKappa.estimate(SomePairs.of(new int[][] {{15, 0}, {0, 15}}), Weighting.UNWEIGHTED, PLAN));

        // L = .025^(1/30) = .884297 and pe = 1/2, so (L - pe)/(1 - pe) = .768594
        assertThat(bounds.lower()).isCloseTo(2 * Math.pow(0.025, 1.0 / 30) - 1, within(1e-9));
        assertThat(bounds.upper()).isEqualTo(1);
        assertThat(bounds.method()).isEqualTo(IntervalMethod.BOUNDARY);
    }

    @Test
    void perfect_agreement_in_clusters_counts_clusters_only() {
        RatedPairs pairs = SomePairs.of(new int[][] {{16, 0}, {0, 16}}).withClusters(SomePairs.clusters(32, 2));

        Interval.Bounds bounds = bounds(CohenKappa.estimate(pairs, Weighting.UNWEIGHTED, PLAN));

        assertThat(bounds.lower()).isCloseTo(2 * Math.pow(0.025, 1.0 / 16) - 1, within(1e-9));
    }

    @Test
    void a_bound_of_few_clusters_never_falls_below_minus_1() {
        // Ten clusters: L = .025^(1/10) = .69 against pe = .95^2 + .05^2 = .905, so (L - pe)/(1 - pe) = -2.3
        int[] gold = new int[400];
        for (int item = 0; item < 400; item += 20) {
            gold[item] = 1;
        }
        RatedPairs pairs = RatedPairs.of(2, gold, gold).withClusters(SomePairs.clusters(400, 40));

        Interval.Bounds bounds = bounds(CohenKappa.estimate(pairs, Weighting.UNWEIGHTED, PLAN));

        assertThat(bounds.lower()).isEqualTo(-1);
    }

    @Test
    void a_rare_label_that_vanishes_from_many_resamples_leaves_no_interval() {
        // (19/20)^20 = 36 % of the resamples lack the one item of label 1 and are undefined.
        Estimate estimate =
                CohenKappa.estimate(SomePairs.of(new int[][] {{19, 0}, {0, 1}}), Weighting.UNWEIGHTED, PLAN);

        assertThat(value(estimate)).isEqualTo(1);
        assertNoInterval(estimate, "undefined on more than 5 % of the resamples");
    }

    @Test
    void the_interval_is_close_to_the_large_sample_one_where_that_holds() {
        RatedPairs pairs = SomePairs.random(5, 3, 4000);
        double kappa = CohenKappa.value(pairs.table(), Weighting.LINEAR).orElseThrow();
        double error = CohenKappa.standardError(pairs.table(), Weighting.LINEAR).orElseThrow();

        Interval.Bounds bounds = bounds(CohenKappa.estimate(pairs, Weighting.LINEAR, PLAN));

        // A quantile of 2000 resamples has a standard error of about 0.06 standard errors.
        assertThat(bounds.lower()).isCloseTo(kappa - 1.96 * error, within(0.25 * error));
        assertThat(bounds.upper()).isCloseTo(kappa + 1.96 * error, within(0.25 * error));
        assertThat(bounds.method()).isEqualTo(IntervalMethod.BCA);
        assertThat(bounds.seed()).hasValue(20261121);
        assertThat(bounds.resamplesUndefined()).hasValue(0);
        assertThat(bounds.nClusters()).hasValue(4000);
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void equal_weights_change_nothing(Weighting weighting) {
        RatedPairs pairs = SomePairs.random(11, 4, 200);

        Estimate weighted = CohenKappa.estimate(pairs.withWeights(SomePairs.constant(200, 2.5)), weighting, PLAN);

        Estimate unweighted = CohenKappa.estimate(pairs, weighting, PLAN);
        assertThat(value(weighted)).isCloseTo(value(unweighted), within(1e-12));
        assertThat(bounds(weighted).lower()).isCloseTo(bounds(unweighted).lower(), within(1e-12));
        assertThat(bounds(weighted).upper()).isCloseTo(bounds(unweighted).upper(), within(1e-12));
    }

    @Test
    void a_weight_of_two_counts_an_item_twice() {
        RatedPairs weighted =
                RatedPairs.of(2, new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 0}).withWeights(new double[] {2, 1, 2, 1});

        double kappa = CohenKappa.value(weighted.table(), Weighting.UNWEIGHTED).orElseThrow();

        double repeated = CohenKappa.value(ConfusionMatrix.of(new double[][] {{2, 1}, {1, 2}}), Weighting.UNWEIGHTED)
                .orElseThrow();
        assertThat(kappa).isEqualTo(repeated);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void relabelling_leaves_unweighted_kappa_unchanged(long seed) {
        RatedPairs pairs = SomePairs.random(seed, 5, 60);
        int[] renamed = {3, 0, 4, 1, 2};

        RatedPairs relabelled = RatedPairs.of(
                5,
                IntStream.of(SomePairs.gold(pairs)).map(label -> renamed[label]).toArray(),
                IntStream.of(SomePairs.judge(pairs))
                        .map(label -> renamed[label])
                        .toArray());

        assertSameKappa(relabelled, pairs, Weighting.UNWEIGHTED);
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void reading_the_scale_backwards_leaves_kappa_unchanged(Weighting weighting) {
        RatedPairs pairs = SomePairs.random(12, 5, 60);

        RatedPairs reversed = RatedPairs.of(
                5,
                IntStream.of(SomePairs.gold(pairs)).map(label -> 4 - label).toArray(),
                IntStream.of(SomePairs.judge(pairs)).map(label -> 4 - label).toArray());

        assertSameKappa(reversed, pairs, weighting);
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void exchanging_the_raters_leaves_kappa_unchanged(Weighting weighting) {
        RatedPairs pairs = SomePairs.random(13, 4, 60);

        int[] first = SomePairs.judge(pairs);
        int[] second = SomePairs.gold(pairs);
        RatedPairs exchanged = RatedPairs.of(4, first, second);

        assertSameKappa(exchanged, pairs, weighting);
    }

    @Test
    void a_label_that_nobody_used_changes_weighted_kappa_only_in_the_middle_of_the_scale() {
        RatedPairs three = RatedPairs.of(3, new int[] {0, 1, 2, 2, 1}, new int[] {0, 2, 2, 1, 1});
        RatedPairs longer = RatedPairs.of(4, SomePairs.gold(three), SomePairs.judge(three));
        RatedPairs gap = RatedPairs.of(4, new int[] {0, 1, 3, 3, 1}, new int[] {0, 3, 3, 1, 1});

        assertSameKappa(longer, three, Weighting.UNWEIGHTED);
        assertSameKappa(gap, three, Weighting.UNWEIGHTED);
        assertSameKappa(longer, three, Weighting.QUADRATIC);
        // Squared distances of the steps are 1, 1, 4 without the gap and 1, 4, 9 with it, so the ratio to chance
        // changes.
        assertThat(CohenKappa.value(gap.table(), Weighting.QUADRATIC))
                .isNotEqualTo(CohenKappa.value(three.table(), Weighting.QUADRATIC));
    }

    @Test
    void an_unscored_column_behind_the_scale_counts_as_disagreement() {
        // Two of ten verdicts are missing: mapped to label 2, which gold never uses.
        RatedPairs pairs = SomePairs.of(new int[][] {{4, 0, 1}, {0, 4, 1}, {0, 0, 0}});

        double kappa = CohenKappa.value(pairs.table(), Weighting.UNWEIGHTED).orElseThrow();

        // po = 8/10, pe = (5*4 + 5*4 + 0*2)/100 = .4, kappa = .4/.6
        assertThat(kappa).isCloseTo(2.0 / 3, within(1e-15));
    }

    private static void assertSameKappa(RatedPairs actual, RatedPairs expected, Weighting weighting) {
        assertThat(CohenKappa.value(actual.table(), weighting).orElseThrow())
                .isCloseTo(CohenKappa.value(expected.table(), weighting).orElseThrow(), within(1e-12));
    }
}
