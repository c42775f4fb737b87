package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import java.util.Arrays;

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
 * gold minus 1, and there is none below {@value ClusterTotals#MIN_CLUSTERS} of them; lambda stays as it is, since any lambda is
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
        double error = Math.sqrt(terms.variance());
        Interval interval = interval(sample, terms, error, plan);
        return PpiEstimate.known(Estimate.known(terms.value(), interval, n), terms.lambda(), error);
    }

    private static Interval interval(PredictedSample sample, PpiTerms terms, double error, PpiPlan plan) {
        if (error == 0) {
            return Interval.none("nothing varies");
        }
        int goldClusters = terms.goldClusters();
        if (sample.isClustered() && goldClusters < ClusterTotals.MIN_CLUSTERS) {
            return Interval.none("too few clusters");
        }
        double half = plan.criticalValue().twoSided(plan.confidenceLevel(), goldClusters, goldClusters - 1L) * error;
        Interval.Bounds bounds =
                Interval.of(terms.value() - half, terms.value() + half, plan.confidenceLevel(), IntervalMethod.PPI);
        return sample.isClustered() ? bounds.withClusters(goldClusters) : bounds;
    }

    /** The parts of one estimate; of one stratum where there are several. */
    record PpiTerms(double value, double variance, double lambda, int goldClusters) {

        static PpiTerms of(PredictedSample sample, PpiPlan plan) {
            double lambda = lambda(sample, plan);
            double[] missed = Moments.residuals(sample.gold(), lambda, sample.predicted());
            double[] scaled = Arrays.stream(sample.unlabelled())
                    .map(prediction -> lambda * prediction)
                    .toArray();
            ClusterTotals ofMissed = sample.labelledTotals(missed);
            return new PpiTerms(
                    Moments.mean(scaled) + Moments.mean(missed),
                    variance(sample, missed, scaled, ofMissed, plan),
                    lambda,
                    ofMissed.seen());
        }

        private static double variance(
                PredictedSample sample, double[] missed, double[] scaled, ClusterTotals ofMissed, PpiPlan plan) {
            if (!sample.isClustered()) {
                return Moments.variance(scaled, plan.divisor()) / scaled.length
                        + Moments.variance(missed, plan.divisor()) / missed.length;
            }
            ClusterTotals ofScaled = sample.unlabelledTotals(scaled);
            return ofMissed.seen() < 2 || ofScaled.seen() < 2 ? 0 : ofMissed.variancePlus(ofScaled);
        }

        private static double lambda(PredictedSample sample, PpiPlan plan) {
            double pooled =
                    Moments.variance(Moments.joined(sample.predicted(), sample.unlabelled()), Divisor.N_MINUS_1);
            double inflation = 1 + (double) sample.labelledSize() / sample.unlabelledSize();
            double covariance = Moments.covariance(sample.gold(), sample.predicted(), plan.divisor());
            return plan.tuning().factor(pooled > 0 ? covariance / (inflation * pooled) : 0);
        }
    }
}
