package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.StandardNormal;
import dev.assay.stats.WilsonInterval;
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

    /**
     * A mean of zeros and ones read as a rate, with an interval that stays in [0,1].
     *
     * <p>Wilson on the effective number p(1-p)/se^2, with the quantile of t at n - 1 degrees of freedom below {@value
     * CriticalValue#STUDENT_BELOW} gold items (own rule). The normal interval of the mean reaches as far down as up, while a rare
     * positive is missed by the sample more often than it is overdrawn: simulated with ten expected defects, its upper bound lay below
     * the truth in 11 % of samples at nominal 5 %. A value outside (0,1) keeps the normal interval, clipped.
     *
     * @param mean the estimate of the mean
     * @param standardError of it; empty where it has none, then nor has the rate
     * @param confidenceLevel two-sided, in (0,1)
     */
    public static CorrectedRate ofMean(Estimate mean, OptionalDouble standardError, double confidenceLevel) {
        return mean.fold(
                known -> new CorrectedRate(
                        Estimate.known(
                                Math.max(0, Math.min(1, known.pointValue())),
                                standardError.isPresent() && standardError.getAsDouble() > 0
                                        ? interval(known, standardError.getAsDouble(), confidenceLevel)
                                        : known.interval(),
                                known.n()),
                        OptionalDouble.of(known.pointValue()),
                        standardError,
                        Set.of()),
                undefined -> undefined(undefined.reason(), undefined.n()));
    }

    private static Interval interval(Estimate.Known mean, double standardError, double confidenceLevel) {
        double value = mean.pointValue();
        double z = CriticalValue.STUDENT_WHEN_SMALL.twoSided(confidenceLevel, mean.n(), Math.max(1, mean.n() - 1));
        if (value <= 0 || value >= 1) {
            return Interval.of(
                    Math.max(0, Math.min(1, value - z * standardError)),
                    Math.max(0, Math.min(1, value + z * standardError)),
                    confidenceLevel,
                    IntervalMethod.NORMAL);
        }
        double effective = value * (1 - value) / (standardError * standardError);
        Interval.Bounds wilson = WilsonInterval.of(value, effective, 2 * StandardNormal.cumulative(z) - 1);
        return Interval.of(wilson.lower(), wilson.upper(), confidenceLevel, IntervalMethod.WILSON)
                .withEffective(effective);
    }

    static CorrectedRate undefined(String reason, long n) {
        return new CorrectedRate(
                Estimate.undefined(reason, n), OptionalDouble.empty(), OptionalDouble.empty(), Set.of());
    }
}
