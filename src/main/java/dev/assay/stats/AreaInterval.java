package dev.assay.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * Newcombe's score-like interval of an area under the ROC curve: all areas A with (A - value)^2 at most z^2 V(A), V(A) = A(1-A) [1 + (N-1)
 * (1-A)/(2-A) + (N-1) A/(1+A)]/(mn), N = (m+n)/2, of m positives and n negatives.
 *
 * <p>Its variance is that of the hypothesised area, not of the observed placements. DeLong's variance is too small where few positives
 * happen to be placed alike: simulated with ten positives at an area of .92, its lower 95 % bound lay above the truth in 14 % of
 * samples, on the plain and on the logit scale.
 *
 * <p>Source: Newcombe 2006, doi 10.1002/sim.2324 (his method 5).
 *
 * @param positives their number or effective number, above 0
 * @param negatives likewise
 */
record AreaInterval(double positives, double negatives) {

    private static final int HALVINGS = 60;

    /**
     * @param area in (0,1)
     * @param confidenceLevel two-sided, in (0,1)
     */
    Interval.Bounds of(double area, double confidenceLevel) {
        double z = StandardNormal.twoSided(confidenceLevel);
        DoubleUnaryOperator excess =
                hypothesis -> (hypothesis - area) * (hypothesis - area) - z * z * variance(hypothesis);
        return Interval.of(root(excess, area, 0), root(excess, area, 1), confidenceLevel, IntervalMethod.NEWCOMBE);
    }

    private double variance(double area) {
        double others = Math.max(0, (positives + negatives) / 2 - 1);
        return area
                * (1 - area)
                * (1 + others * (1 - area) / (2 - area) + others * area / (1 + area))
                / (positives * negatives);
    }

    /** Between a point inside of the interval and the end of the scale outside of it. */
    private static double root(DoubleUnaryOperator excess, double from, double to) {
        double inside = from;
        double outside = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            if (excess.applyAsDouble(middle) <= 0) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }
}
