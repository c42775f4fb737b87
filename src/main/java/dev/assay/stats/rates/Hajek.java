package dev.assay.stats.rates;

import dev.assay.stats.IntervalMethod;
import dev.assay.stats.Require;
import dev.assay.stats.rates.AuditedMean.Claim;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The weighted mean of the audited items: sum(y/pi)/sum(1/pi) over them.
 *
 * <p>It needs no predictions, stays in the range of y, and is consistent though not exactly unbiased. Undefined below two audited items.
 *
 * <p>Interval ({@code normal}): value -+ z se with the variance of the linearised ratio, e = y - value and D = sum 1/pi: for the evalset sum
 * (1-pi)/pi^2 e^2 / D^2; for the superpopulation the sum over audited clusters of (sum e/pi)^2 / D^2, times m/(m-1) for their number m.
 * Clusters enter by their totals, see {@link Aipw}. None below ten audited clusters if clustered, and none if nothing varies; poor for
 * rare outcomes.
 *
 * <p>Source: Hajek 1971, comment in Foundations of Statistical Inference; variance: Saerndal, Swensson and Wretman 1992, Model Assisted
 * Survey Sampling.
 */
public final class Hajek {

    private Hajek() {}

    public static AuditedMean estimate(AuditedItems items, TargetPopulation target, double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        if (items.audited() < 2) {
            return AuditedMean.undefined("fewer than two audited items", items.audited());
        }
        Claim claim = new Claim(target, confidenceLevel, IntervalMethod.NORMAL);
        double weight = Arrays.stream(items.weights()).sum();
        double value = Arrays.stream(items.weightedGold()).sum() / weight;
        double[] residuals = IntStream.range(0, items.size())
                .mapToDouble(item -> items.isAudited(item) ? items.gold(item) - value : 0)
                .toArray();
        if (claim.isAboutEvalset()) {
            return AuditedMean.of(
                    value, items.poissonVariance(residuals) / weight / weight, 0, items, OptionalInt.empty(), claim);
        }
        ClusterTotals totals = auditedTotals(items, residuals, weight);
        return items.design().isClustered() && totals.areTooFew()
                ? AuditedMean.ofTooFewClusters(value, 0, items)
                : AuditedMean.of(value, totals.variance(), 0, items, totals.seenIn(items.design()), claim);
    }

    private static ClusterTotals auditedTotals(AuditedItems items, double[] residuals, double weight) {
        int[] audited =
                IntStream.range(0, items.size()).filter(items::isAudited).toArray();
        double[] errors = Arrays.stream(audited)
                .mapToDouble(item -> audited.length * items.weight(item) * residuals[item] / weight)
                .toArray();
        int[] clusterOf = Arrays.stream(audited).map(items.design()::cluster).toArray();
        return ClusterTotals.ofMean(errors, clusterOf, items.design().clusterCount());
    }
}
