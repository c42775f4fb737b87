package dev.assay.stats.rates;

import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How many items of each stratum to label so that the variance of the {@link StratifiedMean} is least.
 *
 * <p>n_h = c N_h S_h, held between 2 (or all of a smaller stratum) and N_h, with c such that the sum is the budget; whole numbers by
 * largest remainder, ties to the earlier stratum. A stratum that does not vary (S = 0) gets 2; what the varying ones cannot use goes to
 * it in proportion to its size. With all S equal it is proportional allocation. S must come from a pilot or from judged labels, never
 * from the gold that is then analysed.
 *
 * <p>Source: Neyman 1934, doi 10.2307/2342192.
 */
public final class NeymanAllocation {

    private static final long MINIMUM = 2;

    private NeymanAllocation() {}

    /**
     * Whole numbers that sum to the budget, or to all items if there are fewer.
     *
     * @param budget at least 2 per stratum
     * @param sizes N_h, at least 1
     * @param deviations S_h, the standard deviation within stratum h, finite and at least 0; with a judge that of Y - lambda F
     */
    public static long[] rounded(long budget, long[] sizes, double[] deviations) {
        double[] exact = exact(budget, sizes, deviations);
        long[] rounded =
                Arrays.stream(exact).mapToLong(n -> (long) Math.floor(n + 1e-9)).toArray();
        long left = Math.min(budget, total(sizes)) - total(rounded);
        IntStream.range(0, exact.length)
                .boxed()
                .filter(h -> rounded[h] < sizes[h])
                .sorted(Comparator.comparingDouble(h -> rounded[h] - exact[h]))
                .limit(left)
                .forEach(h -> rounded[h]++);
        return rounded;
    }

    /** The same before rounding. */
    public static double[] exact(long budget, long[] sizes, double[] deviations) {
        require(budget, sizes, deviations);
        double[] share = new double[sizes.length];
        Arrays.setAll(share, h -> sizes[h] * deviations[h]);
        double[] least = Arrays.stream(sizes)
                .mapToDouble(size -> Math.min(MINIMUM, size))
                .toArray();
        double[] most = Arrays.stream(sizes).asDoubleStream().toArray();
        double total = Math.min(budget, total(sizes));
        double reachable = sum(scaled(share, Double.MAX_VALUE, least, most));
        if (reachable >= total) {
            return scaledTo(total, share, least, most);
        }
        double[] used = scaled(share, Double.MAX_VALUE, least, most);
        double[] rest = new double[sizes.length];
        Arrays.setAll(rest, h -> deviations[h] > 0 ? 0 : sizes[h]);
        return scaledTo(total, rest, used, most);
    }

    private static double[] scaledTo(double total, double[] share, double[] least, double[] most) {
        double low = 0;
        double high = 1;
        while (sum(scaled(share, high, least, most)) < total && high < Double.MAX_VALUE / 2) {
            high *= 2;
        }
        for (int step = 0; step < 200; step++) {
            double middle = low + (high - low) / 2;
            if (sum(scaled(share, middle, least, most)) < total) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return scaled(share, high, least, most);
    }

    private static double[] scaled(double[] share, double scale, double[] least, double[] most) {
        double[] scaled = new double[share.length];
        Arrays.setAll(scaled, h -> {
            double wanted = share[h] == 0 ? 0 : share[h] * scale;
            return Math.max(least[h], Math.min(most[h], wanted));
        });
        return scaled;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static void require(long budget, long[] sizes, double[] deviations) {
        Require.sameLength(sizes.length, deviations.length, "deviations");
        for (int h = 0; h < sizes.length; h++) {
            if (sizes[h] < 1 || !(deviations[h] >= 0) || Double.isInfinite(deviations[h])) {
                throw new IllegalArgumentException("a stratum needs a size of at least 1 and a finite deviation, was "
                        + sizes[h] + " and " + deviations[h]);
            }
        }
        if (sizes.length == 0 || budget < MINIMUM * sizes.length) {
            throw new IllegalArgumentException(
                    "budget must be at least 2 for each of " + sizes.length + " strata, was " + budget);
        }
    }

    private static long total(long[] values) {
        return Arrays.stream(values).sum();
    }
}
