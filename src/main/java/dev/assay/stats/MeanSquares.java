package dev.assay.stats;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * The mean squares of a two-way table.
 *
 * @param n units
 * @param raters at least 2
 * @param units between units
 * @param rater between raters
 * @param error what is left
 * @param noise a mean square below this is rounding
 */
record MeanSquares(double n, int raters, double units, double rater, double error, double noise) {

    /** Sums of squares smaller than this share of all squares are rounding. */
    private static final double ROUNDING = 1e-13;

    /** A negative coefficient can cancel them; the quantiles of F with fewer are beyond any table. */
    private static final double LEAST_DEGREES = 0.01;

    static MeanSquares of(
            double n, int raters, double unitSquares, double raterSquares, double errorSquares, double allSquares) {
        double noise = ROUNDING * allSquares;
        return new MeanSquares(
                n,
                raters,
                withoutNoise(unitSquares, noise) / (n - 1),
                withoutNoise(raterSquares, noise) / (raters - 1),
                withoutNoise(errorSquares, noise) / ((n - 1) * (raters - 1)),
                noise);
    }

    private static double withoutNoise(double squares, double noise) {
        return squares <= noise ? 0 : squares;
    }

    OptionalDouble icc21() {
        double denominator = units + (raters - 1) * error + raters * (rater - error) / n;
        boolean varies = units > 0 || rater > 0 || error > 0;
        return n > 1 && varies && denominator > noise
                ? OptionalDouble.of((units - error) / denominator)
                : OptionalDouble.empty();
    }

    /** McGraw and Wong 1996, table 7, ICC(A,1). */
    Interval icc21Interval(double confidenceLevel) {
        double icc = icc21().orElse(1);
        if (icc >= 1 || rater + error <= 0) {
            return Interval.none("no variation within units");
        }
        double tail = (1 - confidenceLevel) / 2;
        double satterthwaite = degreesOfFreedom(icc);
        if (!(satterthwaite >= LEAST_DEGREES)) {
            return Interval.none("the variation leaves no degrees of freedom");
        }
        double below = f(n - 1, satterthwaite, 1 - tail);
        double above = f(satterthwaite, n - 1, 1 - tail);
        double within = raters * rater + (raters * n - raters - n) * error;
        double lower = n * (units - below * error) / (below * within + n * units);
        double upper = n * (above * units - error) / (within + n * above * units);
        return Interval.of(Math.min(lower, upper), Math.max(lower, upper), confidenceLevel, IntervalMethod.F);
    }

    private double degreesOfFreedom(double icc) {
        double a = raters * icc / (n * (1 - icc));
        double b = 1 + raters * icc * (n - 1) / (n * (1 - icc));
        double both = a * rater + b * error;
        double parts = Math.pow(a * rater, 2) / (raters - 1) + Math.pow(b * error, 2) / ((n - 1) * (raters - 1));
        return both * both / parts;
    }

    private static double f(double numerator, double denominator, double share) {
        return FDistribution.of(numerator, denominator).inverseCumulativeProbability(share);
    }
}
