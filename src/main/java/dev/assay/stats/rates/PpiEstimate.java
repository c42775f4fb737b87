package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A prediction-powered mean.
 *
 * @param lambda how far predictions were trusted; empty if the mean is undefined or lambda differs between strata
 * @param standardError of the mean; empty if undefined or if clusters are too few
 */
public record PpiEstimate(Estimate mean, OptionalDouble lambda, OptionalDouble standardError) {

    public PpiEstimate {
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(lambda, "lambda");
        Objects.requireNonNull(standardError, "standardError");
    }

    static PpiEstimate ofTooFewClusters(double value, OptionalDouble lambda, long n) {
        Estimate mean = Estimate.known(value, Interval.none("too few clusters"), n);
        return new PpiEstimate(mean, lambda, OptionalDouble.empty());
    }

    static PpiEstimate undefined(String reason, long n) {
        return new PpiEstimate(Estimate.undefined(reason, n), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
