package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A rate corrected for the judge's errors.
 *
 * @param rate clipped to [0,1]
 * @param raw before clipping; empty if the rate is undefined
 * @param standardError of the raw value by the delta method, without smoothing; for display, the interval does not use it
 */
public record CorrectedRate(
        Estimate rate, OptionalDouble raw, OptionalDouble standardError, Set<RateWarning> warnings) {

    public CorrectedRate {
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(standardError, "standardError");
        warnings = Set.copyOf(warnings);
    }

    static CorrectedRate undefined(String reason, long n) {
        return new CorrectedRate(
                Estimate.undefined(reason, n), OptionalDouble.empty(), OptionalDouble.empty(), Set.of());
    }
}
