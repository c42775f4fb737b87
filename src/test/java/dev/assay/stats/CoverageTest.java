package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the intervals hold the truth, by simulation; 1000 samples tell .95 from .93 or .97 with three standard errors. */
@Tag("slow")
class CoverageTest {

    private static final int SAMPLES = 1000;

    /** Joint shares of gold (rows) and judge: prevalence .3, agreement .8. */
    private static final double[] JOINT = {0.58, 0.12, 0.08, 0.22};

    private static final double TRUE_PERCENT = 0.80;

    /** pe = .7*.66 + .3*.34 = .564 */
    private static final double TRUE_KAPPA = (0.80 - 0.564) / (1 - 0.564);

    @Test
    void kappa_covers_its_truth() {
        double coverage = coverage(seed -> kappa(sample(seed, 150, 1), seed), TRUE_KAPPA);

        assertThat(coverage).isBetween(0.925, 0.97);
    }

    @Test
    void kappa_of_clusters_covers_its_truth() {
        double coverage = coverage(seed -> kappa(sample(seed, 80, 4), seed), TRUE_KAPPA);

        assertThat(coverage).isBetween(0.915, 0.97);
    }

    @Test
    void percent_of_clusters_covers_its_truth_and_ignoring_them_would_not() {
        Function<Long, Interval> withClusters = seed -> percent(sample(seed, 60, 4));
        Function<Long, Interval> without = seed -> percent(withoutClusters(sample(seed, 60, 4)));

        assertThat(coverage(withClusters, TRUE_PERCENT)).isBetween(0.925, 0.975);
        assertThat(coverage(without, TRUE_PERCENT)).isLessThan(0.85);
    }

    @Test
    void alpha_covers_its_truth() {
        // Margins .32 of label 1 on average, so alpha tends to 1 - .2/(2 * .32 * .68).
        double truth = 1 - 0.2 / (2 * 0.32 * 0.68);

        double coverage = coverage(
                seed -> interval(KrippendorffAlpha.estimate(
                        sample(seed, 150, 1), DifferenceMetric.NOMINAL, BootstrapPlan.seeded(seed))),
                truth);

        assertThat(coverage).isBetween(0.925, 0.97);
    }

    private static double coverage(Function<Long, Interval> interval, double truth) {
        long held = IntStream.range(0, SAMPLES)
                .filter(sample -> interval.apply((long) sample)
                        .fold(bounds -> bounds.lower() <= truth && truth <= bounds.upper(), none -> false))
                .count();
        return (double) held / SAMPLES;
    }

    private static Interval kappa(RatedPairs pairs, long seed) {
        return interval(CohenKappa.estimate(pairs, Weighting.UNWEIGHTED, BootstrapPlan.seeded(seed)));
    }

    private static Interval percent(RatedPairs pairs) {
        return interval(Percent.estimate(pairs, 0.95));
    }

    private static Interval interval(Estimate estimate) {
        return Estimates.known(estimate).interval();
    }

    /** Clusters whose items repeat the first one's pair with probability .7, so that the joint shares stay as they are. */
    private static RatedPairs sample(long seed, int clusters, int size) {
        SplittableRandom random = new SplittableRandom(1_000_003 * seed + 17);
        int[] gold = new int[clusters * size];
        int[] judge = new int[clusters * size];
        for (int cluster = 0; cluster < clusters; cluster++) {
            int first = cell(random);
            for (int item = cluster * size; item < (cluster + 1) * size; item++) {
                int cell = random.nextDouble() < 0.7 ? first : cell(random);
                gold[item] = cell / 2;
                judge[item] = cell % 2;
            }
        }
        return RatedPairs.of(2, gold, judge).withClusters(SomePairs.clusters(gold.length, size));
    }

    private static int cell(SplittableRandom random) {
        double u = random.nextDouble();
        int cell = 0;
        while (cell < 3 && u >= JOINT[cell]) {
            u -= JOINT[cell++];
        }
        return cell;
    }

    private static RatedPairs withoutClusters(RatedPairs pairs) {
        return RatedPairs.of(2, SomePairs.gold(pairs), SomePairs.judge(pairs));
    }
}
