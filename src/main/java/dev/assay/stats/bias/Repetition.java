package dev.assay.stats.bias;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.FleissKappa;
import dev.assay.stats.Proportion;
import dev.assay.stats.Ratings;
import dev.assay.stats.Require;
import java.util.Arrays;

/**
 * How far a judge agrees with itself, asked R times of the same item at the temperature at which it is deployed.
 *
 * <p>For each item with two samples at least: majority share max_k n_k/R; pairwise agreement sum n_k(n_k - 1)/(R(R - 1)); flip: not all
 * samples alike. Their means over items, and Fleiss' kappa with the samples as raters. The flip rate grows with R, and the majority share
 * falls: compare judges at the same R only; pairwise agreement and kappa do not depend on it. A judge may agree with itself and be wrong.
 * Undefined without an item that was sampled twice; kappa also where {@link FleissKappa} is.
 *
 * <p>Intervals: BCa bootstrap over clusters of items; Wilson for the flip rate.
 *
 * @param majorityShare in [1/labels,1]
 * @param pairwiseAgreement in [0,1]
 * @param flipRate share of items on which the samples differ
 * @param kappa pairwise agreement beyond chance
 */
public record Repetition(Estimate majorityShare, Estimate pairwiseAgreement, Estimate flipRate, Estimate kappa) {

    private static final String NEVER_TWICE = "no item was sampled twice";

    /**
     * @param samples the items in rows, the samples of the judge in columns
     * @param clusters of the items, numbered densely from 0
     */
    public static Repetition of(Ratings samples, int[] clusters, BootstrapPlan plan) {
        Require.sameLength(samples.size(), clusters.length, "clusters");
        ClusterSums.Builder sums = ClusterSums.of(DenseClusters.count(clusters), 3);
        boolean[] flipped = new boolean[samples.size()];
        int[] kept = new int[samples.size()];
        int items = 0;
        for (int item = 0; item < samples.size(); item++) {
            int[] counts = counts(samples, item);
            double r = Arrays.stream(counts).sum();
            if (r >= 2) {
                int most = Arrays.stream(counts).max().orElse(0);
                double pairs = Arrays.stream(counts)
                        .mapToDouble(count -> count * (count - 1.0))
                        .sum();
                sums.add(clusters[item], 0, 1)
                        .add(clusters[item], 1, most / r)
                        .add(clusters[item], 2, pairs / (r * (r - 1)));
                flipped[items] = most < r;
                kept[items++] = clusters[item];
            }
        }
        ClusterSums all = sums.build();
        double[] ones = new double[items];
        Arrays.fill(ones, 1);
        Estimate flips = Proportion.estimate(
                Arrays.copyOf(flipped, items),
                ones,
                DenseClusters.of(Arrays.copyOf(kept, items)),
                plan.confidenceLevel());
        return new Repetition(
                ClusterBootstrap.estimate(all, each -> Ratio.of(each[1], each[0]), items, NEVER_TWICE, plan),
                ClusterBootstrap.estimate(all, each -> Ratio.of(each[2], each[0]), items, NEVER_TWICE, plan),
                items == 0 ? Estimate.undefined(NEVER_TWICE, 0) : flips,
                items == 0
                        ? Estimate.undefined(NEVER_TWICE, 0)
                        : FleissKappa.estimate(samples.withClusters(clusters), plan));
    }

    private static int[] counts(Ratings samples, int item) {
        int[] counts = new int[samples.labels()];
        for (int sample = 0; sample < samples.raters(); sample++) {
            if (samples.label(item, sample) != Ratings.MISSING) {
                counts[samples.label(item, sample)]++;
            }
        }
        return counts;
    }
}
