package dev.assay.stats.rates;

import dev.assay.stats.IntervalMethod;
import dev.assay.stats.Require;
import dev.assay.stats.rates.AuditedMean.Claim;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * mean(lambda f + R(y - lambda f)/pi), of which Horvitz-Thompson (lambda 0), AIPW (1) and active inference (tuned) are cases.
 *
 * <p>With a = f(R/pi - 1) and b = yR/pi it is mean(b - lambda a), of least variance at lambda = cov(a,b)/var(a).
 */
final class DifferenceEstimator {

    private final AuditedItems items;
    private final double[] predictions;
    private final double lambda;

    private DifferenceEstimator(AuditedItems items, double[] predictions, double lambda) {
        this.items = items;
        this.predictions = predictions;
        this.lambda = lambda;
    }

    static AuditedMean estimate(
            AuditedItems items,
            double[] predictions,
            PowerTuning tuning,
            TargetPopulation target,
            double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        Require.sameLength(items.size(), predictions.length, "predictions");
        Arrays.stream(predictions).forEach(value -> Require.finite(value, "prediction"));
        if (items.audited() < 2) {
            return AuditedMean.undefined("fewer than two audited items", items.audited());
        }
        double lambda = tuning.factor(leastVariance(items, predictions));
        IntervalMethod method = tuning == PowerTuning.NONE ? IntervalMethod.NORMAL : IntervalMethod.AIPW;
        return new DifferenceEstimator(items, predictions, lambda).estimate(new Claim(target, confidenceLevel, method));
    }

    private static double leastVariance(AuditedItems items, double[] predictions) {
        double[] a = surplus(items, predictions);
        double variance = Moments.variance(a, Divisor.N_MINUS_1);
        return variance > 0 ? Moments.covariance(a, items.weightedGold(), Divisor.N_MINUS_1) / variance : 0;
    }

    private static double[] surplus(AuditedItems items, double[] predictions) {
        double[] surplus = items.weights();
        Arrays.setAll(surplus, item -> predictions[item] * (surplus[item] - 1));
        return surplus;
    }

    private AuditedMean estimate(Claim claim) {
        double[] summands = Moments.residuals(items.weightedGold(), lambda, surplus(items, predictions));
        double value = Moments.mean(summands);
        if (claim.isAboutEvalset()) {
            double variance = items.poissonVariance(residuals()) / items.size() / items.size();
            return AuditedMean.of(value, variance, lambda, items, OptionalInt.empty(), claim);
        }
        ClusterTotals totals = ClusterTotals.ofMean(summands, items.design());
        return items.design().isClustered() && totals.areTooFew()
                ? AuditedMean.ofTooFewClusters(value, lambda, items)
                : AuditedMean.of(value, totals.variance(), lambda, items, totals.seenIn(items.design()), claim);
    }

    private double[] residuals() {
        double[] residuals = new double[items.size()];
        Arrays.setAll(residuals, item -> items.isAudited(item) ? items.gold(item) - lambda * predictions[item] : 0);
        return residuals;
    }
}
