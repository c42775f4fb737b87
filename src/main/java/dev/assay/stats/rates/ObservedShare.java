package dev.assay.stats.rates;

import dev.assay.stats.Require;

/**
 * A share that was counted.
 *
 * @param value in [0,1]
 * @param n items counted, at least 1
 * @param effective independent items that carry as much information, in (0,n]; n unless items are clustered or weighted
 */
public record ObservedShare(double value, long n, double effective) {

    public ObservedShare {
        Require.probability(value, "share");
        if (n < 1 || !(effective > 0 && effective <= n)) {
            throw new IllegalArgumentException(
                    "n must be at least 1 and effective in (0,n], was " + n + " and " + effective);
        }
    }

    /** Of independent items of weight 1. */
    public static ObservedShare of(long successes, long n) {
        if (n < 1 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(
                    "successes must be in 0..n with n at least 1, was " + successes + " of " + n);
        }
        return new ObservedShare((double) successes / n, n, n);
    }

    double variance() {
        return value * (1 - value) / effective;
    }

    /** The share with so many successes and as many failures added. */
    ObservedShare smoothed(double each) {
        double total = effective + 2 * each;
        long added = (long) Math.ceil(2 * each);
        return new ObservedShare((effective * value + each) / total, n + added, total);
    }
}
