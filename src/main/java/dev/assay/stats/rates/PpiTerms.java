package dev.assay.stats.rates;

import java.util.Arrays;

/**
 * The parts of one prediction-powered mean; of one stratum where there are several.
 *
 * @param variance of the value; meaningless with fewer than two clusters of either kind
 * @param goldClusters clusters that hold gold; gold items where there are no clusters
 * @param otherClusters clusters that hold items without gold
 */
record PpiTerms(double value, double variance, double lambda, int goldClusters, int otherClusters) {

    static PpiTerms of(PredictedSample sample, PpiPlan plan) {
        double lambda = lambda(sample, plan);
        double[] missed = Moments.residuals(sample.gold(), lambda, sample.predicted());
        double[] scaled = Arrays.stream(sample.unlabelled())
                .map(prediction -> lambda * prediction)
                .toArray();
        ClusterTotals ofMissed = sample.labelledTotals(missed);
        ClusterTotals ofScaled = sample.unlabelledTotals(scaled);
        double variance = sample.isClustered()
                ? clusteredVariance(ofMissed, ofScaled)
                : Moments.variance(scaled, plan.divisor()) / scaled.length
                        + Moments.variance(missed, plan.divisor()) / missed.length;
        double value = Moments.mean(scaled) + Moments.mean(missed);
        return new PpiTerms(value, variance, lambda, ofMissed.seen(), ofScaled.seen());
    }

    private static double clusteredVariance(ClusterTotals ofMissed, ClusterTotals ofScaled) {
        return Math.min(ofMissed.seen(), ofScaled.seen()) < 2 ? 0 : ofMissed.variancePlus(ofScaled);
    }

    private static double lambda(PredictedSample sample, PpiPlan plan) {
        double pooled = Moments.variance(Moments.joined(sample.predicted(), sample.unlabelled()), Divisor.N_MINUS_1);
        double inflation = 1 + (double) sample.labelledSize() / sample.unlabelledSize();
        double covariance = Moments.covariance(sample.gold(), sample.predicted(), plan.divisor());
        return plan.tuning().factor(pooled > 0 ? covariance / (inflation * pooled) : 0);
    }

    int fewestClusters() {
        return Math.min(goldClusters, otherClusters);
    }
}
