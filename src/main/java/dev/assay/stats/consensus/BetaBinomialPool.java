package dev.assay.stats.consensus;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.Proportion;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Shares of several raters, those with few trials shrunk towards the pool.
 *
 * <p>Each rater's true share is a draw from Beta(mM, (1-m)M). m = (X + 1/2)/(N + 1) over the pool's X successes in N trials; M = 1/rho - 1
 * with rho by moments, [sum n_j (p_j - p)^2 - p(1-p)(k-1)]/[p(1-p)(N - sum n_j^2/N - k + 1)], p = X/N, over the k raters with trials. Raters
 * who differ less than chance would have them (rho at most 1/(N+1)) get M = N. Below {@value #SHRUNK_BELOW} trials the estimate is the
 * posterior mean (x + mM)/(n + M) with the central interval of the posterior, {@code beta_binomial}; from there on the plain share with
 * Wilson's interval.
 *
 * <p>The interval takes m and M as known and trials as independent, so it is short where the pool is small. Undefined without trials, or
 * where a rater to be shrunk has no other rater beside them. Never rank raters whose intervals overlap.
 *
 * <p>Source: Kleinman 1973, Journal of the American Statistical Association 68:46, for the moments. The +1/2 and the limit N are own rules.
 */
public final class BetaBinomialPool {

    /** Trials from which a rater stands on their own. */
    public static final int SHRUNK_BELOW = 30;

    private final long[] successes;
    private final long[] trials;
    private final double mean;
    private final OptionalDouble strength;

    private BetaBinomialPool(long[] successes, long[] trials) {
        this.successes = successes;
        this.trials = trials;
        this.mean =
                (Arrays.stream(successes).sum() + 0.5) / (Arrays.stream(trials).sum() + 1);
        this.strength = strength(successes, trials);
    }

    /**
     * @param successes by rater, at most the trials
     * @param trials by rater, at least 0
     */
    public static BetaBinomialPool of(long[] successes, long[] trials) {
        Require.sameLength(trials.length, successes.length, "successes");
        for (int rater = 0; rater < trials.length; rater++) {
            if (successes[rater] < 0 || successes[rater] > trials[rater]) {
                throw new IllegalArgumentException(
                        "successes must be in 0.." + trials[rater] + ", was " + successes[rater]);
            }
        }
        return new BetaBinomialPool(successes.clone(), trials.clone());
    }

    private static OptionalDouble strength(long[] successes, long[] trials) {
        int[] raters = IntStream.range(0, trials.length)
                .filter(rater -> trials[rater] > 0)
                .toArray();
        if (raters.length < 2) {
            return OptionalDouble.empty();
        }
        double all = Arrays.stream(trials).sum();
        double p = Arrays.stream(successes).sum() / all;
        double between = 0;
        double squares = 0;
        for (int rater : raters) {
            double deviation = (double) successes[rater] / trials[rater] - p;
            between += trials[rater] * deviation * deviation;
            squares += (double) trials[rater] * trials[rater];
        }
        double chance = p * (1 - p) * (raters.length - 1);
        double room = p * (1 - p) * (all - squares / all - raters.length + 1);
        double rho = room > 0 ? Math.min(0.999, (between - chance) / room) : 0;
        return OptionalDouble.of(rho > 1 / (all + 1) ? 1 / rho - 1 : all);
    }

    /** m, the share that raters are shrunk to, in (0,1). */
    public double mean() {
        return mean;
    }

    /** M, the number of trials that the pool is worth; empty with fewer than two raters that have trials. */
    public OptionalDouble strength() {
        return strength;
    }

    public Estimate estimate(int rater, double confidenceLevel) {
        long n = trials[rater];
        if (n >= SHRUNK_BELOW || n == 0) {
            return Proportion.estimate(successes[rater], n, confidenceLevel);
        }
        return strength.isEmpty()
                ? Estimate.undefined("nobody to shrink towards", n)
                : shrunk(
                        successes[rater] + mean * strength.getAsDouble(),
                        n + strength.getAsDouble(),
                        n,
                        confidenceLevel);
    }

    private static Estimate shrunk(double successes, double trials, long n, double confidenceLevel) {
        BetaDistribution posterior = BetaDistribution.of(successes, trials - successes);
        double tail = (1 - Require.confidenceLevel(confidenceLevel)) / 2;
        return Estimate.known(
                successes / trials,
                Interval.of(
                        posterior.inverseCumulativeProbability(tail),
                        posterior.inverseCumulativeProbability(1 - tail),
                        confidenceLevel,
                        IntervalMethod.BETA_BINOMIAL),
                n);
    }
}
