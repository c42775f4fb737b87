package dev.assay.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Resamples whole clusters with replacement and recomputes a statistic.
 *
 * <p>Resample b draws from its own stream derived from (seed, b), so threads may share the work without changing a bit. The
 * jackknife behind the acceleration leaves out one cluster at a time; above {@value #MAX_JACKKNIFE} kinds of clusters it leaves out
 * {@value #JACKKNIFE_GROUPS} random groups instead, which estimates the same skewness with a little noise (own rule).
 */
public final class ClusterBootstrap {

    static final int MAX_JACKKNIFE = 2000;
    static final int JACKKNIFE_GROUPS = 400;

    private ClusterBootstrap() {}

    /**
     * The distribution of a measure of two raters, resampled by cluster.
     *
     * @return empty if the measure is undefined on the data itself
     */
    public static Optional<BootstrapDistribution> distribution(
            RatedPairs pairs, TableMeasure measure, BootstrapPlan plan) {
        int labels = pairs.labels();
        return distribution(pairs.sums(), cells -> measure.of(ConfusionMatrix.ofCells(labels, cells)), plan);
    }

    /**
     * The distribution of any statistic of sums over clusters.
     *
     * @return empty if the statistic is undefined on the data itself
     */
    public static Optional<BootstrapDistribution> distribution(
            ClusterSums sums, SumStatistic statistic, BootstrapPlan plan) {
        OptionalDouble value = statistic.of(sums.total());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                sums.clusters() < BootstrapDistribution.MIN_CLUSTERS
                        ? BootstrapDistribution.ofTooFew(value.getAsDouble(), sums.clusters(), plan.seed())
                        : resampled(value.getAsDouble(), sums, statistic, plan));
    }

    private static BootstrapDistribution resampled(
            double value, ClusterSums sums, SumStatistic statistic, BootstrapPlan plan) {
        double[] draws = draws(sums, statistic, plan);
        return new BootstrapDistribution(
                value,
                draws,
                plan.resamples() - draws.length,
                acceleration(sums, statistic, plan.seed()),
                sums.clusters(),
                plan.seed());
    }

    /** A measure of two raters with its interval, or undefined for the given reason. */
    static Estimate estimate(RatedPairs pairs, TableMeasure measure, String whyUndefined, BootstrapPlan plan) {
        int labels = pairs.labels();
        return estimate(
                pairs.sums(),
                cells -> measure.of(ConfusionMatrix.ofCells(labels, cells)),
                pairs.size(),
                whyUndefined,
                plan);
    }

    /** The value with its interval, or undefined for the given reason. */
    public static Estimate estimate(
            ClusterSums sums, SumStatistic statistic, long n, String whyUndefined, BootstrapPlan plan) {
        return distribution(sums, statistic, plan)
                .map(distribution ->
                        Estimate.known(distribution.value(), distribution.interval(plan.confidenceLevel()), n))
                .orElseGet(() -> Estimate.undefined(whyUndefined, n));
    }

    private static double[] draws(ClusterSums sums, SumStatistic statistic, BootstrapPlan plan) {
        return IntStream.range(0, plan.resamples())
                .parallel()
                .mapToObj(resample -> statistic.of(sums.resampled(SeededStream.of(plan.seed(), resample))))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    private static OptionalDouble acceleration(ClusterSums sums, SumStatistic statistic, long seed) {
        return sums.kinds() <= MAX_JACKKNIFE ? byCluster(sums, statistic) : byGroup(sums, statistic, seed);
    }

    private static OptionalDouble byCluster(ClusterSums sums, SumStatistic statistic) {
        int[] multiplicity =
                IntStream.range(0, sums.kinds()).map(sums::multiplicity).toArray();
        return accelerate(
                IntStream.range(0, sums.kinds())
                        .parallel()
                        .mapToObj(kind -> statistic.of(sums.without(kind)))
                        .toArray(OptionalDouble[]::new),
                multiplicity);
    }

    private static OptionalDouble byGroup(ClusterSums sums, SumStatistic statistic, long seed) {
        SeededStream random = SeededStream.of(seed, -1);
        int[] groupOf = new int[sums.clusters()];
        Arrays.setAll(groupOf, cluster -> random.nextInt(JACKKNIFE_GROUPS));
        int[] once = new int[JACKKNIFE_GROUPS];
        Arrays.fill(once, 1);
        return accelerate(
                IntStream.range(0, JACKKNIFE_GROUPS)
                        .parallel()
                        .mapToObj(group -> statistic.of(sums.withoutGroup(groupOf, group)))
                        .toArray(OptionalDouble[]::new),
                once);
    }

    private static OptionalDouble accelerate(OptionalDouble[] leftOut, int[] multiplicity) {
        if (!Arrays.stream(leftOut).allMatch(OptionalDouble::isPresent)) {
            return OptionalDouble.empty();
        }
        return Acceleration.of(
                Arrays.stream(leftOut).mapToDouble(OptionalDouble::getAsDouble).toArray(), multiplicity);
    }
}
