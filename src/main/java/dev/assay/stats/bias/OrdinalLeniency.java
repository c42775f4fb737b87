package dev.assay.stats.bias;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.MeanAbsoluteError;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.NumericPairs;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Does a judge score higher than humans do, or stay nearer to the middle of the scale?
 *
 * <p>On items with a human's number x and the judge's y: mean difference and mean absolute difference (y - x); Wilcoxon's signed-rank test
 * of the differences; spread sd(y)/sd(x), below 1 where the judge uses a narrower range; slope of the least-squares line of y on x, below 1
 * for the same and for mere noise in x, so read it beside the spread. Numbers of an ordered scale are taken at face value. Undefined: the
 * differences without items, spread and slope where humans do not vary. The test is empty where items are clustered.
 *
 * <p>Intervals: BCa bootstrap over clusters. {@link BlandAltman} says within which limits single differences lie.
 *
 * @param meanDifference in the unit of the scale, above 0 lenient
 * @param meanAbsoluteDifference in the unit of the scale
 * @param wilcoxon empty without a difference, and with clusters
 * @param spread at least 0
 * @param slope 1 for a judge who moves as humans do
 */
public record OrdinalLeniency(
        Estimate meanDifference,
        Estimate meanAbsoluteDifference,
        Optional<WilcoxonSignedRank> wilcoxon,
        Estimate spread,
        Estimate slope) {

    private static final String CONSTANT = "humans do not vary";

    /** @param pairs x of the human, y of the judge */
    public static OrdinalLeniency of(NumericPairs pairs, BootstrapPlan plan) {
        ClusterSums sums = sums(pairs);
        return new OrdinalLeniency(
                MeanDifference.estimate(pairs, plan),
                MeanAbsoluteError.estimate(pairs, plan),
                pairs.clusters() < pairs.size() ? Optional.empty() : WilcoxonSignedRank.of(differences(pairs)),
                ClusterBootstrap.estimate(sums, OrdinalLeniency::spread, pairs.size(), CONSTANT, plan),
                ClusterBootstrap.estimate(sums, OrdinalLeniency::slope, pairs.size(), CONSTANT, plan));
    }

    static double[] differences(NumericPairs pairs) {
        double[] differences = new double[pairs.size()];
        Arrays.setAll(differences, item -> pairs.y(item) - pairs.x(item));
        return differences;
    }

    /** Weight, x, y, x^2, y^2, xy, about the first item so that squares stay small. */
    private static ClusterSums sums(NumericPairs pairs) {
        ClusterSums.Builder sums = ClusterSums.of(pairs.clusters(), 6);
        for (int item = 0; item < pairs.size(); item++) {
            double x = pairs.x(item) - pairs.x(0);
            double y = pairs.y(item) - pairs.y(0);
            double[] terms = {1, x, y, x * x, y * y, x * y};
            for (int column = 0; column < terms.length; column++) {
                sums.add(pairs.cluster(item), column, pairs.weight(item) * terms[column]);
            }
        }
        return sums.build();
    }

    private static OptionalDouble spread(double[] sums) {
        OptionalDouble ratio = perVarianceOfX(sums, sums[0] * sums[4] - sums[2] * sums[2]);
        return ratio.isEmpty() ? ratio : OptionalDouble.of(Math.sqrt(Math.max(0, ratio.getAsDouble())));
    }

    private static OptionalDouble slope(double[] sums) {
        return perVarianceOfX(sums, sums[0] * sums[5] - sums[1] * sums[2]);
    }

    private static OptionalDouble perVarianceOfX(double[] sums, double part) {
        double variance = sums[0] * sums[3] - sums[1] * sums[1];
        return variance > 1e-12 * sums[0] * sums[3] ? OptionalDouble.of(part / variance) : OptionalDouble.empty();
    }
}
