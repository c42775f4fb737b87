package dev.assay.stats;

import static dev.assay.stats.Estimates.bounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterBootstrapTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(42);

    @Test
    void the_same_seed_gives_the_same_bits_and_another_seed_others() {
        RatedPairs pairs = SomePairs.random(1, 3, 80);

        Interval.Bounds first = interval(pairs, PLAN);

        assertThat(interval(pairs, PLAN)).isEqualTo(first);
        assertThat(interval(pairs, BootstrapPlan.seeded(43)).lower()).isNotEqualTo(first.lower());
    }

    @Test
    void the_number_of_threads_changes_nothing() throws ExecutionException, InterruptedException {
        RatedPairs pairs = SomePairs.random(2, 3, 80);

        Interval.Bounds alone = withThreads(1, pairs);
        Interval.Bounds together = withThreads(7, pairs);

        assertThat(together).isEqualTo(alone);
    }

    private static Interval.Bounds withThreads(int threads, RatedPairs pairs)
            throws ExecutionException, InterruptedException {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> interval(pairs, PLAN)).get();
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 2000})
    void the_order_of_the_items_changes_nothing(int n) {
        RatedPairs pairs = SomePairs.random(3, 3, n);
        int[] order = IntStream.range(0, n).map(item -> n - 1 - item).toArray();

        RatedPairs reordered = RatedPairs.of(
                3,
                IntStream.of(order).map(pairs::gold).toArray(),
                IntStream.of(order).map(pairs::judge).toArray());

        assertThat(interval(reordered, PLAN)).isEqualTo(interval(pairs, PLAN));
    }

    @Test
    void copies_of_an_item_in_its_cluster_narrow_nothing() {
        RatedPairs once = SomePairs.random(4, 3, 90);
        int[] twice = IntStream.range(0, 180).map(item -> item / 2).toArray();

        RatedPairs copied = RatedPairs.of(
                        3,
                        IntStream.of(twice).map(once::gold).toArray(),
                        IntStream.of(twice).map(once::judge).toArray())
                .withClusters(twice);

        assertThat(interval(copied, PLAN).lower())
                .isCloseTo(interval(once, PLAN).lower(), within(1e-12));
        assertThat(interval(copied, PLAN).upper())
                .isCloseTo(interval(once, PLAN).upper(), within(1e-12));
    }

    @Test
    void drawing_kinds_by_binomials_spreads_as_drawing_items_one_by_one() {
        // 3000 items of nine kinds are drawn by binomials; an extra column that tells items apart forces single draws.
        RatedPairs pairs = SomePairs.random(5, 3, 3000);
        ClusterSums.Builder apart = ClusterSums.of(3000, 9 + 3000);
        IntStream.range(0, 3000).forEach(item -> apart.add(item, 3 * pairs.gold(item) + pairs.judge(item), 1)
                .add(item, 9 + item, 1));
        SumStatistic kappa =
                sums -> CohenKappa.value(ConfusionMatrix.ofCells(3, Arrays.copyOf(sums, 9)), Weighting.QUADRATIC);

        Interval.Bounds byKind = bounds(ClusterBootstrap.distribution(pairs.sums(), kappa, PLAN)
                .orElseThrow()
                .interval(0.95));
        Interval.Bounds byItem = bounds(ClusterBootstrap.distribution(apart.build(), kappa, PLAN)
                .orElseThrow()
                .interval(0.95));

        double error =
                CohenKappa.standardError(pairs.table(), Weighting.QUADRATIC).orElseThrow();
        assertThat(byKind.lower()).isCloseTo(byItem.lower(), within(0.25 * error));
        assertThat(byKind.upper()).isCloseTo(byItem.upper(), within(0.25 * error));
    }

    @Test
    void a_jackknife_over_random_groups_estimates_the_same_acceleration() {
        // The mean of 4000 exponential numbers: skewness 2, so a = 2/(6 sqrt 4000) = .0053 with any jackknife.
        SplittableRandom random = new SplittableRandom(6);
        ClusterSums.Builder sums = ClusterSums.of(4000, 2);
        IntStream.range(0, 4000).forEach(item -> sums.add(item, 0, -Math.log(random.nextDouble()))
                .add(item, 1, 1));

        BootstrapDistribution mean = ClusterBootstrap.distribution(
                        sums.build(), drawn -> OptionalDouble.of(drawn[0] / drawn[1]), PLAN)
                .orElseThrow();

        double shift = StandardNormal.quantile(mean.bcaShares(0).orElseThrow()[0]) / 2;
        double[] shares = mean.bcaShares(2).orElseThrow();
        // Phi^-1 of the shares is z0 + w/(1 - a w), w = z0 -+ 2: the upper one is further out by about 2 a w^2 = .04.
        double asymmetry = StandardNormal.quantile(shares[0]) + StandardNormal.quantile(shares[1]) - 4 * shift;
        assertThat(asymmetry).isBetween(0.01, 0.09);
    }

    @Test
    void nine_clusters_are_too_few() {
        RatedPairs nine = SomePairs.random(7, 2, 90).withClusters(SomePairs.clusters(90, 10));
        RatedPairs ten = SomePairs.random(7, 2, 90).withClusters(SomePairs.clusters(90, 9));

        assertThat(distribution(nine).interval(0.95)).isEqualTo(Interval.none("too few clusters"));
        assertThat(bounds(distribution(ten).interval(0.95)).nClusters()).hasValue(10);
    }

    @Test
    void a_few_undefined_resamples_are_dropped_and_counted() {
        // Label 1 is missing from (1 - 5/100)^100 = .6 % of the resamples, and kappa is undefined there.
        RatedPairs pairs = SomePairs.of(new int[][] {{95, 0}, {2, 3}});

        Interval.Bounds bounds = interval(pairs, PLAN);

        assertThat(bounds.resamplesUndefined().orElseThrow()).isBetween(1, 50);
    }

    private static Interval.Bounds interval(RatedPairs pairs, BootstrapPlan plan) {
        return bounds(CohenKappa.estimate(pairs, Weighting.LINEAR, plan));
    }

    private static BootstrapDistribution distribution(RatedPairs pairs) {
        return ClusterBootstrap.distribution(pairs, Percent::value, PLAN).orElseThrow();
    }
}
