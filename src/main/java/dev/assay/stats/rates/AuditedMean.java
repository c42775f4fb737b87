package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.StandardNormal;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A mean estimated from audited items.
 *
 * @param standardError of the mean; empty if undefined or if clusters are too few
 * @param lambda the factor in front of the predictions, 0 where there are none; empty if undefined
 */
public record AuditedMean(Estimate mean, OptionalDouble standardError, OptionalDouble lambda) {

    public AuditedMean {
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(standardError, "standardError");
        Objects.requireNonNull(lambda, "lambda");
    }

    static AuditedMean undefined(String reason, long n) {
        return new AuditedMean(Estimate.undefined(reason, n), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The value with the normal interval of a known variance, which came from so many clusters, if from clusters. */
    static AuditedMean of(
            double value, double variance, double lambda, AuditedItems items, OptionalInt clusters, Claim claim) {
        double error = Math.sqrt(variance);
        Interval interval = error > 0
                ? bounds(value, StandardNormal.twoSided(claim.confidenceLevel()) * error, items, clusters, claim)
                : Interval.none("nothing varies");
        return new AuditedMean(
                Estimate.known(value, interval, items.audited()), OptionalDouble.of(error), OptionalDouble.of(lambda));
    }

    private static Interval bounds(double value, double half, AuditedItems items, OptionalInt clusters, Claim claim) {
        Interval.Bounds bounds = Interval.of(value - half, value + half, claim.confidenceLevel(), claim.method());
        bounds = bounds.withEffective(items.kishEffectiveSize());
        return clusters.isPresent() ? bounds.withClusters(clusters.getAsInt()) : bounds;
    }

    /** The value alone: clusters are too few for an interval. */
    static AuditedMean ofTooFewClusters(double value, double lambda, AuditedItems items) {
        return new AuditedMean(
                Estimate.known(value, Interval.none("too few clusters"), items.audited()),
                OptionalDouble.empty(),
                OptionalDouble.of(lambda));
    }

    /** What is claimed of the mean: about which items, how sure, by which method. */
    record Claim(TargetPopulation target, double confidenceLevel, IntervalMethod method) {

        boolean isAboutEvalset() {
            return target == TargetPopulation.EVALSET;
        }
    }
}
