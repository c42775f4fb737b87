package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A prediction-powered mean.
 *
 * @param lambda how far predictions were trusted; empty if the mean is undefined or lambda differs between strata
 * @param standardError of the mean; empty if undefined
 */
public record PpiEstimate(Estimate mean, OptionalDouble lambda, OptionalDouble standardError) {

    public PpiEstimate {
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(lambda, "lambda");
        Objects.requireNonNull(standardError, "standardError");
    }

    static PpiEstimate known(Estimate mean, double lambda, double standardError) {
        return new PpiEstimate(mean, OptionalDouble.of(lambda), OptionalDouble.of(standardError));
    }

    static PpiEstimate undefined(String reason, long n) {
        return new PpiEstimate(Estimate.undefined(reason, n), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
