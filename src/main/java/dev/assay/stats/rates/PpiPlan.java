package dev.assay.stats.rates;

import dev.assay.stats.Require;
import java.util.Objects;

/**
 * How a prediction-powered mean is computed.
 *
 * @param tuning how far predictions are trusted
 * @param divisor of the covariance behind lambda and of the variances; the pooled variance of predictions always has n - 1
 * @param criticalValue of the interval
 * @param confidenceLevel two-sided, in (0,1)
 */
public record PpiPlan(PowerTuning tuning, Divisor divisor, CriticalValue criticalValue, double confidenceLevel) {

    public PpiPlan {
        Objects.requireNonNull(tuning, "tuning");
        Objects.requireNonNull(divisor, "divisor");
        Objects.requireNonNull(criticalValue, "criticalValue");
        Require.confidenceLevel(confidenceLevel);
    }

    /** Clipped tuning, n - 1, t below 50. */
    public static PpiPlan at(double confidenceLevel) {
        return new PpiPlan(PowerTuning.CLIPPED, Divisor.N_MINUS_1, CriticalValue.STUDENT_WHEN_SMALL, confidenceLevel);
    }

    public PpiPlan with(PowerTuning other) {
        return new PpiPlan(other, divisor, criticalValue, confidenceLevel);
    }

    public PpiPlan with(Divisor other) {
        return new PpiPlan(tuning, other, criticalValue, confidenceLevel);
    }

    public PpiPlan with(CriticalValue other) {
        return new PpiPlan(tuning, divisor, other, confidenceLevel);
    }
}
