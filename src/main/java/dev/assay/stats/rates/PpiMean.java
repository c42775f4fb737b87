package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import java.util.OptionalDouble;

/**
 * A mean from little gold and many predictions (PPI++): predictions of all items, corrected by what they miss where there is gold.
 *
 * <p>With Y, F on n items and F_u on N: lambda = cov(Y,F)/((1 + n/N) var(F and F_u pooled)), clipped to [0,1]; value = lambda mean(F_u) +
 * mean(Y - lambda F); variance = lambda^2 var(F_u)/N + var(Y - lambda F)/n. Sums of squares are divided by n - 1. A prediction that does
 * not vary has lambda 0, which leaves the mean of the gold.
 *
 * <p>The gold must be a uniform random sample of the population, and the predictions must not have been fitted to it (cross-fit).
 * Undefined below two items of either kind.
 *
 * <p>Interval ({@code ppi}): value -+ q sqrt(variance), q of the normal distribution, of t with n - 1 degrees of freedom if n &lt; 50. With
 * clusters, both variances are those of cluster totals (a cluster may hold items of both kinds), degrees of freedom are clusters with
 * gold minus 1, and there is none below {@value ClusterTotals#MIN_CLUSTERS} of either kind; lambda stays as it is, since any lambda is
 * unbiased. None if nothing varies. It is not clipped to the range of the scale and is poor for rare outcomes: below some tens of gold
 * items of the rarer class it covers too little.
 *
 * <p>Source: Angelopoulos, Duchi and Zrnic 2023, arXiv 2311.01453. Deviations: n - 1 and t (theirs has n and the normal distribution, see
 * {@link PpiPlan}), clusters.
 */
public final class PpiMean {

    private PpiMean() {}

    public static PpiEstimate estimate(PredictedSample sample, PpiPlan plan) {
        int n = sample.labelledSize();
        if (n < 2) {
            return PpiEstimate.undefined("fewer than two gold items", n);
        }
        if (sample.unlabelledSize() < 2) {
            return PpiEstimate.undefined("fewer than two items without gold", n);
        }
        PpiTerms terms = PpiTerms.of(sample, plan);
        if (sample.isClustered() && terms.fewestClusters() < ClusterTotals.MIN_CLUSTERS) {
            return PpiEstimate.ofTooFewClusters(terms.value(), OptionalDouble.of(terms.lambda()), n);
        }
        Interval interval = interval(sample, terms, plan);
        return new PpiEstimate(
                Estimate.known(terms.value(), interval, n),
                OptionalDouble.of(terms.lambda()),
                OptionalDouble.of(Math.sqrt(terms.variance())));
    }

    private static Interval interval(PredictedSample sample, PpiTerms terms, PpiPlan plan) {
        if (terms.variance() == 0) {
            return Interval.none("nothing varies");
        }
        int clusters = terms.goldClusters();
        double half = plan.criticalValue().twoSided(plan.confidenceLevel(), clusters, clusters - 1L)
                * Math.sqrt(terms.variance());
        Interval.Bounds bounds =
                Interval.of(terms.value() - half, terms.value() + half, plan.confidenceLevel(), IntervalMethod.PPI);
        return sample.isClustered() ? bounds.withClusters(clusters) : bounds;
    }
}
