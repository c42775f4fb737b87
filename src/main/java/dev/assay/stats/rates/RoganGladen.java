package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The true rate of positives behind a judge's rate, given how often the judge is right on positives and on negatives.
 *
 * <p>With p the judged rate on n items, q1 the sensitivity on m1 gold positives, q0 the specificity on m0 gold negatives and
 * J = q0 + q1 - 1: raw = (p + q0 - 1)/J, clipped to [0,1]. Its delta-method variance is
 * [p(1-p)/n + (1-t)^2 q0(1-q0)/m0 + t^2 q1(1-q1)/m1]/J^2 at t = raw. Sizes may be effective ones of clustered items.
 *
 * <p>Undefined if J &lt;= 0 or a class has no gold. The error rates must be the same where they were measured and where they are applied:
 * only the rate of positives may differ. A raw value outside [0,1] shows that they are not and is reported as a warning.
 *
 * <p>Interval ({@code lee}): with z of the level, p~ = (np + z^2/2)/(n + z^2), q~ = (mq + 1)/(m + 2), all sizes enlarged likewise, t~ the raw
 * value and se its standard error from the tilded values: t~ + d -+ z se, clipped, with the shift
 * d = 2z^2(-(1-t~) q0~(1-q0~)/m0~ + t~ q1~(1-q1~)/m1~). None if J~ &lt;= 0. It is wide where J is small. Where the raw value lies far
 * outside [0,1] it may shrink to a point at the end of the scale: read the warning, not the width.
 *
 * <p>Source: Rogan and Gladen 1978, doi 10.1093/oxfordjournals.aje.a112510; interval: Lee et al. 2025, arXiv 2511.21140.
 */
public final class RoganGladen {

    private RoganGladen() {}

    /**
     * @param judged the share of items that the judge calls positive, on the items whose rate is wanted
     * @param sensitivity on gold positives, empty if there are none
     * @param specificity on gold negatives, empty if there are none
     */
    public static CorrectedRate estimate(
            ObservedShare judged,
            Optional<ObservedShare> sensitivity,
            Optional<ObservedShare> specificity,
            double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        if (sensitivity.isEmpty() || specificity.isEmpty()) {
            return CorrectedRate.undefined("gold of one class only", judged.n());
        }
        Correction correction = new Correction(judged, sensitivity.get(), specificity.get());
        if (!correction.isInformative()) {
            return CorrectedRate.undefined("judge no better than chance", judged.n());
        }
        double raw = correction.value();
        double clipped = clip(raw);
        return new CorrectedRate(
                Estimate.known(clipped, interval(correction, confidenceLevel), judged.n()),
                OptionalDouble.of(raw),
                OptionalDouble.of(correction.standardError()),
                raw == clipped ? Set.of() : Set.of(RateWarning.ERROR_RATES_DO_NOT_TRANSFER));
    }

    private static Interval interval(Correction correction, double confidenceLevel) {
        double z = StandardNormal.twoSided(confidenceLevel);
        Correction smoothed = correction.smoothed(z);
        if (!smoothed.isInformative()) {
            return Interval.none("judge too close to chance");
        }
        double centre = smoothed.value() + smoothed.shift(z);
        double half = z * smoothed.standardError();
        return Interval.of(clip(centre - half), clip(centre + half), confidenceLevel, IntervalMethod.LEE);
    }

    private static double clip(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private record Correction(ObservedShare judged, ObservedShare sensitivity, ObservedShare specificity) {

        /** Below this J the quotient is rounding noise. */
        private static final double NO_INFORMATION = 1e-12;

        double youden() {
            return sensitivity.value() + specificity.value() - 1;
        }

        boolean isInformative() {
            return youden() > NO_INFORMATION;
        }

        double value() {
            return (judged.value() + specificity.value() - 1) / youden();
        }

        double standardError() {
            double t = value();
            double variance =
                    judged.variance() + (1 - t) * (1 - t) * specificity.variance() + t * t * sensitivity.variance();
            return Math.sqrt(variance) / youden();
        }

        double shift(double z) {
            double t = value();
            return 2 * z * z * (t * sensitivity.variance() - (1 - t) * specificity.variance());
        }

        Correction smoothed(double z) {
            return new Correction(judged.smoothed(z * z / 2), sensitivity.smoothed(1), specificity.smoothed(1));
        }
    }
}
