package dev.assay.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimates;
import dev.assay.stats.IntervalMethod;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PpiMeanTest {

    private static final PpiPlan PLAN = PpiPlan.at(0.95);

    @Test
    void without_trust_in_predictions_it_is_the_mean_of_the_gold() {
        double[] gold = {1, 2, 4, 5};

        PpiEstimate ppi = PpiMean.estimate(
                PredictedSample.of(gold, new double[] {9, 1, 3, 7}, new double[] {2, 8}), PLAN.with(PowerTuning.NONE));

        // s^2 = (4 + 1 + 1 + 4)/3, se = sqrt(s^2/4); t with 3 degrees of freedom at .975 is 3.182446.
        assertThat(Estimates.value(ppi.mean())).isEqualTo(3);
        assertThat(ppi.standardError().orElseThrow()).isCloseTo(Math.sqrt(10 / 12.0), within(1e-12));
        assertThat(Estimates.bounds(ppi.mean()).upper())
                .isCloseTo(3 + 3.182446305284263 * Math.sqrt(10 / 12.0), within(1e-9));
        assertThat(Estimates.bounds(ppi.mean()).method()).isEqualTo(IntervalMethod.PPI);
    }

    @Test
    void a_prediction_that_never_varies_is_not_trusted() {
        PpiEstimate ppi = PpiMean.estimate(
                PredictedSample.of(new double[] {0, 1, 1}, new double[] {1, 1, 1}, new double[] {1, 1}), PLAN);

        assertThat(ppi.lambda()).hasValue(0);
        assertThat(Estimates.value(ppi.mean())).isCloseTo(2 / 3.0, within(1e-15));
    }

    @Test
    void a_contrary_judge_is_clipped_to_no_trust() {
        double[] gold = {0, 1, 0, 1};
        PredictedSample sample = PredictedSample.of(gold, new double[] {1, 0, 1, 0}, new double[] {1, 0, 0});

        assertThat(PpiMean.estimate(sample, PLAN).lambda()).hasValue(0);
        assertThat(PpiMean.estimate(sample, PLAN.with(PowerTuning.UNCLIPPED))
                        .lambda()
                        .orElseThrow())
                .isNegative();
    }

    @Test
    void is_undefined_below_two_items_of_either_kind() {
        double[] one = {1};
        double[] two = {1, 0};

        Estimates.assertUndefined(
                PpiMean.estimate(PredictedSample.of(one, one, two), PLAN).mean(), "fewer than two gold items");
        Estimates.assertUndefined(
                PpiMean.estimate(PredictedSample.of(two, two, one), PLAN).mean(), "fewer than two items without gold");
    }

    @Test
    void has_no_interval_when_nothing_varies() {
        double[] ones = {1, 1, 1};

        PpiEstimate ppi = PpiMean.estimate(PredictedSample.of(ones, ones, ones), PLAN);

        assertThat(Estimates.value(ppi.mean())).isEqualTo(1);
        Estimates.assertNoInterval(ppi.mean(), "nothing varies");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_cluster_of_copies_adds_no_evidence(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] gold = random.doubles(15).toArray();
        double[] predicted =
                Arrays.stream(gold).map(y -> y + random.nextDouble()).toArray();
        double[] others = random.doubles(30).map(y -> 2 * y).toArray();
        int[] clusters = IntStream.concat(
                        IntStream.range(0, 45).map(i -> i / 3),
                        IntStream.range(0, 90).map(i -> 15 + i / 3))
                .toArray();
        // Copies change lambda through the divisor n - 1, so it is held fixed.
        PpiPlan full = PLAN.with(PowerTuning.FULL);

        PpiEstimate once = PpiMean.estimate(PredictedSample.of(gold, predicted, others), full);
        PpiEstimate copies = PpiMean.estimate(
                PredictedSample.of(thrice(gold), thrice(predicted), thrice(others))
                        .withClusters(clusters),
                full);

        assertThat(Estimates.value(copies.mean())).isCloseTo(Estimates.value(once.mean()), within(1e-12));
        assertThat(copies.standardError().orElseThrow())
                .isCloseTo(once.standardError().orElseThrow(), within(1e-12));
        assertThat(Estimates.bounds(copies.mean()).upper())
                .isCloseTo(Estimates.bounds(once.mean()).upper(), within(1e-12));
        assertThat(Estimates.bounds(copies.mean()).nClusters()).hasValue(15);
    }

    @Test
    void a_cluster_shared_by_both_kinds_counts_their_covariance() {
        double[] y = new SplittableRandom(4).doubles(24).toArray();
        PredictedSample sample = PredictedSample.of(y, new double[24], y);
        int[] apart = IntStream.range(0, 48).map(i -> i / 2).toArray();
        int[] shared = IntStream.range(0, 48).map(i -> i % 24 / 2).toArray();

        double error = PpiMean.estimate(sample.withClusters(apart), PLAN.with(PowerTuning.FULL))
                .standardError()
                .orElseThrow();
        double sharedError = PpiMean.estimate(sample.withClusters(shared), PLAN.with(PowerTuning.FULL))
                .standardError()
                .orElseThrow();

        // Both means are the same number: var(2X) = 4 var(X) instead of 2 var(X).
        assertThat(sharedError).isCloseTo(Math.sqrt(2) * error, within(1e-12));
    }

    @Test
    void few_clusters_have_no_interval() {
        double[] y = new SplittableRandom(4).doubles(18).toArray();
        int[] clusters = IntStream.range(0, 36).map(i -> i / 2).toArray();

        PpiEstimate ppi = PpiMean.estimate(PredictedSample.of(y, y, y).withClusters(clusters), PLAN);

        Estimates.assertNoInterval(ppi.mean(), "too few clusters");
        assertThat(ppi.standardError()).isEmpty();
        Estimates.assertNoInterval(
                StratifiedPpi.estimate(List.of(PredictedSample.of(y, y, y).withClusters(clusters)), PLAN)
                        .mean(),
                "too few clusters");
    }

    @Test
    void one_cluster_of_items_without_gold_is_too_few() {
        double[] y = new SplittableRandom(4).doubles(30).toArray();
        int[] clusters = IntStream.range(0, 60).map(i -> Math.min(i, 30)).toArray();

        PpiEstimate ppi = PpiMean.estimate(PredictedSample.of(y, y, y).withClusters(clusters), PLAN);

        Estimates.assertNoInterval(ppi.mean(), "too few clusters");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void moves_with_shift_and_scale(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] gold = random.doubles(20).toArray();
        double[] predicted =
                Arrays.stream(gold).map(y -> y + random.nextDouble() / 2).toArray();
        double[] others = random.doubles(40).toArray();

        PpiEstimate plain = PpiMean.estimate(PredictedSample.of(gold, predicted, others), PLAN);
        PpiEstimate moved = PpiMean.estimate(PredictedSample.of(moved(gold), moved(predicted), moved(others)), PLAN);

        assertThat(moved.lambda().orElseThrow()).isCloseTo(plain.lambda().orElseThrow(), within(1e-12));
        assertThat(Estimates.value(moved.mean())).isCloseTo(3 * Estimates.value(plain.mean()) + 2, within(1e-12));
        assertThat(Estimates.bounds(moved.mean()).lower())
                .isCloseTo(3 * Estimates.bounds(plain.mean()).lower() + 2, within(1e-12));
    }

    @Test
    void one_stratum_is_no_stratum() {
        double[] gold = new SplittableRandom(9).doubles(20).toArray();
        double[] others = new SplittableRandom(8).doubles(30).toArray();
        PredictedSample sample = PredictedSample.of(gold, moved(gold), others);

        PpiEstimate stratified = StratifiedPpi.estimate(List.of(sample), PLAN);

        assertThat(stratified.mean()).isEqualTo(PpiMean.estimate(sample, PLAN).mean());
    }

    @Test
    void a_stratum_with_one_gold_item_is_undefined() {
        double[] two = {0, 1};
        PredictedSample thin = PredictedSample.of(new double[] {1}, new double[] {1}, two);

        Estimates.assertUndefined(
                StratifiedPpi.estimate(List.of(PredictedSample.of(two, two, two), thin), PLAN)
                        .mean(),
                "a stratum with fewer than two items with or without gold");
    }

    @Tag("slow")
    @Test
    void covers_its_truth_with_clusters_and_not_without() {
        double with = 0;
        double without = 0;
        for (int seed = 0; seed < 1000; seed++) {
            PredictedSample sample = clusteredSample(new SplittableRandom(77L + seed));
            int[] clusters = IntStream.range(0, 600).map(i -> i / 4).toArray();
            with += holds(PpiMean.estimate(sample.withClusters(clusters), PLAN)) ? 0.001 : 0;
            without += holds(PpiMean.estimate(sample, PLAN)) ? 0.001 : 0;
        }

        assertThat(with).isBetween(0.92, 0.975);
        assertThat(without).isLessThan(0.85);
    }

    private static boolean holds(PpiEstimate ppi) {
        return Estimates.bounds(ppi.mean()).lower() <= 0.4
                && 0.4 <= Estimates.bounds(ppi.mean()).upper();
    }

    /** 160 gold items and 440 others in clusters of four that repeat their first label with probability .8; 40 % are positive. */
    private static PredictedSample clusteredSample(SplittableRandom random) {
        double[] truth = new double[600];
        double[] judged = new double[600];
        for (int i = 0; i < 600; i++) {
            boolean repeats = i % 4 > 0 && random.nextDouble() < 0.8;
            truth[i] = repeats ? truth[i - i % 4] : random.nextDouble() < 0.4 ? 1 : 0;
            judged[i] = random.nextDouble() < 0.8 ? truth[i] : 1 - truth[i];
        }
        return PredictedSample.of(
                Arrays.copyOf(truth, 160), Arrays.copyOf(judged, 160), Arrays.copyOfRange(judged, 160, 600));
    }

    private static double[] thrice(double[] values) {
        return IntStream.range(0, 3 * values.length)
                .mapToDouble(i -> values[i / 3])
                .toArray();
    }

    private static double[] moved(double[] values) {
        return Arrays.stream(values).map(value -> 3 * value + 2).toArray();
    }
}
