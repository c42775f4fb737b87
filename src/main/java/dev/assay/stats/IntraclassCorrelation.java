package dev.assay.stats;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * ICC(2,1), also ICC(A,1): how far single ratings by random raters agree in absolute terms.
 *
 * <p>From the two-way table of n units and k raters, with mean squares of units MSR, raters MSC and error MSE:
 * (MSR - MSE)/(MSR + (k-1) MSE + k (MSC - MSE)/n). A judge that is always one point too strict lowers it, unlike {@link Pearson}.
 * Negative values are reported as they are. Undefined below two units or raters and where nothing varies. Units that lack a rating
 * are dropped and counted as missing. Weights are scaled to a mean of 1.
 *
 * <p>Interval: by the F distribution with Satterthwaite's degrees of freedom (method {@code f}) on unweighted, unclustered data, where
 * it presumes normal ratings; else the BCa bootstrap over clusters.
 *
 * <p>Sources: Shrout and Fleiss 1979, doi 10.1037/0033-2909.86.2.420; interval: McGraw and Wong 1996,
 * doi 10.1037/1082-989X.1.1.30.
 */
public final class IntraclassCorrelation {

    private IntraclassCorrelation() {}

    public static OptionalDouble value(NumericPairs pairs) {
        return value(TwoWaySums.of(pairs));
    }

    public static OptionalDouble value(NumericRatings ratings) {
        return value(TwoWaySums.of(ratings));
    }

    private static OptionalDouble value(TwoWaySums table) {
        return table.isTooSmall()
                ? OptionalDouble.empty()
                : icc(table).of(table.sums().total());
    }

    private static SumStatistic icc(TwoWaySums table) {
        return sums -> table.meanSquares(sums).icc21();
    }

    public static Estimate estimate(NumericPairs pairs, BootstrapPlan plan) {
        return estimate(TwoWaySums.of(pairs), plan);
    }

    public static Estimate estimate(NumericRatings ratings, BootstrapPlan plan) {
        return estimate(TwoWaySums.of(ratings), plan);
    }

    private static Estimate estimate(TwoWaySums table, BootstrapPlan plan) {
        if (table.isTooSmall()) {
            return Estimate.undefined("fewer than two complete units or raters", table.complete());
        }
        OptionalDouble value = value(table);
        return value.isPresent()
                ? new Estimate.Known(
                        value.getAsDouble(),
                        interval(table, plan),
                        table.complete(),
                        OptionalLong.of(table.incomplete()))
                : Estimate.undefined("all ratings are the same", table.complete());
    }

    private static Interval interval(TwoWaySums table, BootstrapPlan plan) {
        return table.isSimple()
                ? table.meanSquares(table.sums().total()).icc21Interval(plan.confidenceLevel())
                : ClusterBootstrap.distribution(table.sums(), icc(table), plan)
                        .map(distribution -> distribution.interval(plan.confidenceLevel()))
                        .orElseThrow();
    }
}
