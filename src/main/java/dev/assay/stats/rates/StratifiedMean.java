package dev.assay.stats.rates;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.Require;
import dev.assay.stats.WilsonInterval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The mean of a finite population from uniform random samples of its strata: sum W_h ybar_h, W_h = N_h/N.
 *
 * <p>Variance: sum W_h^2 (1 - n_h/N_h) s_h^2/n_h. Undefined if a stratum has no labelled item; without an interval if one has a single
 * item of several. It speaks of the items of the strata, not of future ones, and presumes that items were drawn one by one.
 *
 * <p>Intervals. Of numbers ({@code t}): value -+ t se, degrees of freedom n minus strata, the normal quantile from 50 items on; none if
 * nothing varies. Of shares ({@code wilson}): Wilson on the effective number p(1-p)/variance, and where p is 0 or 1 or no stratum varies,
 * on 1/sum(W_h^2/n_h); it never leaves [0,1], but is approximate (own rule, after Korn and Graubard 1998, Survey Methodology 24:193).
 *
 * <p>Source: Cochran 1977, Sampling Techniques, chapter 5.
 */
public final class StratifiedMean {

    private StratifiedMean() {}

    /** Of numbers on any scale. */
    public static Estimate estimate(List<Stratum> strata, double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        long n = labelled(strata);
        if (isSomeUnlabelled(strata)) {
            return Estimate.undefined("a stratum without labelled items", n);
        }
        return Estimate.known(value(strata), ofNumbers(strata, n, confidenceLevel), n);
    }

    /** Of items that are positive or not, see {@link Stratum#ofCounts}. */
    public static Estimate share(List<Stratum> strata, double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        long n = labelled(strata);
        if (isSomeUnlabelled(strata)) {
            return Estimate.undefined("a stratum without labelled items", n);
        }
        double share = Require.probability(value(strata), "share");
        return Estimate.known(share, ofShares(strata, share, confidenceLevel), n);
    }

    /** Empty if a stratum has fewer than two labelled items. */
    public static OptionalDouble standardError(List<Stratum> strata) {
        return strata.stream().anyMatch(stratum -> stratum.n() < 2)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(variance(strata)));
    }

    private static Interval ofNumbers(List<Stratum> strata, long n, double confidenceLevel) {
        OptionalDouble error = standardError(strata);
        if (error.isEmpty()) {
            return Interval.none("a stratum with a single labelled item");
        }
        if (error.getAsDouble() == 0) {
            return Interval.none("nothing varies");
        }
        double half =
                CriticalValue.STUDENT_WHEN_SMALL.twoSided(confidenceLevel, n, n - strata.size()) * error.getAsDouble();
        double value = value(strata);
        return Interval.of(value - half, value + half, confidenceLevel, IntervalMethod.STUDENT_T);
    }

    private static Interval ofShares(List<Stratum> strata, double share, double confidenceLevel) {
        if (standardError(strata).isEmpty()) {
            return Interval.none("a stratum with a single labelled item");
        }
        double variance = variance(strata);
        double effective = share > 0 && share < 1 && variance > 0
                ? share * (1 - share) / variance
                : 1
                        / strata.stream()
                                .mapToDouble(h -> square(weight(h, strata)) / h.n())
                                .sum();
        return WilsonInterval.of(share, effective, confidenceLevel).withEffective(effective);
    }

    private static double value(List<Stratum> strata) {
        return strata.stream().mapToDouble(h -> weight(h, strata) * h.mean()).sum();
    }

    private static double variance(List<Stratum> strata) {
        return strata.stream()
                .mapToDouble(h -> square(weight(h, strata)) * h.varianceOfMean())
                .sum();
    }

    private static double weight(Stratum stratum, List<Stratum> strata) {
        return (double) stratum.size()
                / strata.stream().mapToLong(Stratum::size).sum();
    }

    private static long labelled(List<Stratum> strata) {
        Require.atLeast(1, strata.size(), "number of strata");
        return strata.stream().mapToLong(Stratum::n).sum();
    }

    private static boolean isSomeUnlabelled(List<Stratum> strata) {
        return strata.stream().anyMatch(stratum -> stratum.n() == 0);
    }

    private static double square(double value) {
        return value * value;
    }
}
