package dev.assay.stats.bias;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.McNemar;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.Proportion;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What the order of two outputs does to a judge who was asked in both orders.
 *
 * <p>A pair is consistent if the same output wins in both orders (first, then second place, or the reverse) or both are ties; a primacy
 * flip if the first place wins both times, a recency flip if the second does; a tie in one order only is a tie flip. Consistency is the
 * share of consistent pairs; signed (primacy - recency)/n, in [-1,1], above 0 for primacy; the sign test asks whether the two kinds of
 * flips are equally frequent. No human labels are needed: a judge without position bias answers alike in both orders whatever is right.
 * A judge at temperature above 0 flips by chance too, both ways alike: signed leaves that out, consistency does not.
 *
 * <p>Intervals: Wilson for consistency, and for the share of first places on the decided answers with a pair's two answers as one cluster;
 * BCa bootstrap over clusters for signed. The sign test takes pairs as independent and is empty where they are clustered. Everything is
 * undefined without pairs. Not the normalisation of Shi et al. (arXiv 2406.07791).
 *
 * @param consistency share of consistent pairs
 * @param primacyFlips pairs on which the first place won both times
 * @param recencyFlips pairs on which the second place won both times
 * @param tieFlips pairs that are a tie in one order only
 * @param signed primacy less recency flips, as a share of the pairs
 * @param firstPlace share of answers for the first place among those that are no ties, over both orders
 * @param signTestP two-sided and exact; empty with clusters
 */
public record PositionEffect(
        Estimate consistency,
        long primacyFlips,
        long recencyFlips,
        long tieFlips,
        Estimate signed,
        Estimate firstPlace,
        OptionalDouble signTestP) {

    /**
     * @param asGiven the answer in the given order, one per pair
     * @param swapped the answer in the swapped order
     * @param clusters of the pairs, numbered densely from 0
     */
    public static PositionEffect of(SlotChoice[] asGiven, SlotChoice[] swapped, int[] clusters, BootstrapPlan plan) {
        double[] weights = new double[asGiven.length];
        Arrays.fill(weights, 1);
        return of(asGiven, swapped, weights, clusters, plan);
    }

    /** @param weights inverse inclusion probabilities of the pairs, finite and above 0; counts and the sign test do not see them */
    public static PositionEffect of(
            SlotChoice[] asGiven, SlotChoice[] swapped, double[] weights, int[] clusters, BootstrapPlan plan) {
        int n = asGiven.length;
        Require.sameLength(n, swapped.length, "swapped");
        Require.sameLength(n, weights.length, "weights");
        Require.sameLength(n, clusters.length, "clusters");
        boolean[] consistent = new boolean[n];
        double[] primacy = new double[n];
        double[] recency = new double[n];
        for (int pair = 0; pair < n; pair++) {
            boolean isSamePlace = asGiven[pair] == swapped[pair];
            boolean isTie = asGiven[pair] == SlotChoice.TIE;
            consistent[pair] = isSamePlace ? isTie : !isTie && swapped[pair] != SlotChoice.TIE;
            primacy[pair] = isSamePlace && asGiven[pair] == SlotChoice.FIRST ? 1 : 0;
            recency[pair] = isSamePlace && asGiven[pair] == SlotChoice.SECOND ? 1 : 0;
        }
        long first = Math.round(Arrays.stream(primacy).sum());
        long second = Math.round(Arrays.stream(recency).sum());
        NumericPairs flips =
                NumericPairs.of(recency, primacy).withWeights(weights).withClusters(clusters);
        return new PositionEffect(
                Proportion.estimate(consistent, weights, clusters, plan.confidenceLevel()),
                first,
                second,
                n - first - second - trueCount(consistent),
                MeanDifference.estimate(flips, plan),
                firstPlace(asGiven, swapped, weights, clusters, plan.confidenceLevel()),
                n == 0 || flips.clusters() < n
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(McNemar.exactP(first, second)));
    }

    private static Estimate firstPlace(
            SlotChoice[] asGiven, SlotChoice[] swapped, double[] weights, int[] clusters, double confidenceLevel) {
        int n = asGiven.length;
        boolean[] first = new boolean[2 * n];
        double[] weightOf = new double[2 * n];
        int[] clusterOf = new int[2 * n];
        int count = 0;
        for (int answer = 0; answer < 2 * n; answer++) {
            SlotChoice choice = answer % 2 == 0 ? asGiven[answer / 2] : swapped[answer / 2];
            if (choice != SlotChoice.TIE) {
                first[count] = choice == SlotChoice.FIRST;
                weightOf[count] = weights[answer / 2];
                clusterOf[count++] = clusters[answer / 2];
            }
        }
        return Proportion.estimate(
                Arrays.copyOf(first, count),
                Arrays.copyOf(weightOf, count),
                DenseClusters.of(Arrays.copyOf(clusterOf, count)),
                confidenceLevel);
    }

    private static long trueCount(boolean[] values) {
        long count = 0;
        for (boolean value : values) {
            count += value ? 1 : 0;
        }
        return count;
    }
}
