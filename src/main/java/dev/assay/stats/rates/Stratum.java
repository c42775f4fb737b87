package dev.assay.stats.rates;

import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The gold of a uniform random sample from one stratum.
 *
 * @param size items of the stratum, labelled or not, at least 1
 * @param n labelled items, 0 to {@code size}
 * @param mean of their gold, 0 without any
 * @param variance of their gold, divided by n - 1; empty below two
 */
public record Stratum(long size, long n, double mean, OptionalDouble variance) {

    public Stratum {
        if (size < 1 || n < 0 || n > size) {
            throw new IllegalArgumentException("n must be in 0..size with size at least 1, was " + n + " of " + size);
        }
        Require.finite(mean, "mean");
        variance.ifPresent(value -> Require.finite(value, "variance"));
        if (variance.isPresent() != n >= 2) {
            throw new IllegalArgumentException(
                    "variance must be there from two items on, was " + variance + " of " + n);
        }
    }

    /** Of numbers. */
    public static Stratum of(long size, double... gold) {
        Arrays.stream(gold).forEach(value -> Require.finite(value, "gold"));
        return new Stratum(
                size,
                gold.length,
                gold.length == 0 ? 0 : Moments.mean(gold),
                gold.length < 2
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Moments.variance(gold, Divisor.N_MINUS_1)));
    }

    /** Of items that are positive or not. */
    public static Stratum ofCounts(long size, long n, long positives) {
        if (positives < 0 || positives > n) {
            throw new IllegalArgumentException("positives must be in 0..n, was " + positives + " of " + n);
        }
        double share = n == 0 ? 0 : (double) positives / n;
        return new Stratum(
                size, n, share, n < 2 ? OptionalDouble.empty() : OptionalDouble.of(share * (1 - share) * n / (n - 1)));
    }

    /** (1 - n/N) s^2/n, of the mean; at least two items. */
    double varianceOfMean() {
        return (1 - (double) n / size) * variance.orElseThrow() / n;
    }
}
