package dev.assay.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * The values of a statistic on resamples of clusters, and the intervals and p-values that follow from them.
 *
 * <p>With t the value on the data and t* those on the B resamples: z0 = Phi^-1((#{t* &lt; t} + #{t* = t}/2)/B); over the jackknife
 * d_i = mean(t_(-.)) - t_(-i), acceleration a = sum d^3 / (6 (sum d^2)^1.5); the BCa bounds are the quantiles of t* at
 * Phi(z0 + (z0 -+ z)/(1 - a(z0 -+ z))), interpolated linearly between order statistics at position (B-1)p ("type 7"). The
 * convention matters in the tails: other tools interpolate otherwise.
 *
 * <p>Order of the rules: no interval below {@value #MIN_CLUSTERS} clusters; none if more than 5 % of the resamples are undefined
 * (fewer are dropped and counted); none if all t* are equal; the percentile interval where z0 or a cannot be computed; else BCa.
 * Values closer than 1e-12 (relative) count as equal, since sums in another order differ in the last bits.
 *
 * <p>Source: Efron 1987, doi 10.1080/01621459.1987.10478410; DiCiccio and Efron 1996, doi 10.1214/ss/1032280214. BCa intervals are
 * too short for few clusters and for statistics near their bound.
 */
public final class BootstrapDistribution {

    /** Resampling fewer clusters says little about their spread. */
    public static final int MIN_CLUSTERS = 10;

    private static final double MAX_UNDEFINED_SHARE = 0.05;
    private static final double SAME = 1e-12;

    private final double value;
    private final double[] draws;
    private final int undefined;
    private final int clusters;
    private final long seed;
    private final OptionalDouble bias;
    private final OptionalDouble acceleration;

    /**
     * @param value t
     * @param draws the defined t*, in any order
     * @param undefined resamples without a value
     * @param acceleration a of {@link Acceleration}, empty if the jackknife does not vary
     * @param clusters that were resampled
     * @param seed that repeats the resampling
     */
    BootstrapDistribution(
            double value, double[] draws, int undefined, OptionalDouble acceleration, int clusters, long seed) {
        this.value = value;
        this.draws = draws.clone();
        Arrays.sort(this.draws);
        this.undefined = undefined;
        this.clusters = clusters;
        this.seed = seed;
        this.acceleration = acceleration;
        this.bias = normalQuantile(shareBelow(value));
    }

    /** Without resamples: there are too few clusters for any interval. */
    static BootstrapDistribution ofTooFew(double value, int clusters, long seed) {
        return new BootstrapDistribution(value, new double[0], 0, OptionalDouble.empty(), clusters, seed);
    }

    /** t, the statistic on the data. */
    public double value() {
        return value;
    }

    /** The BCa interval, or what takes its place, see the rules above. */
    public Interval interval(double confidenceLevel) {
        return whyNone().<Interval>map(Interval::none).orElseGet(() -> bounds(confidenceLevel));
    }

    /** The BCa interval, or the given one where all resamples give the same value. */
    Interval intervalOr(Supplier<Interval> whenConstant, double confidenceLevel) {
        return isTrusted() && isConstant() ? whenConstant.get() : interval(confidenceLevel);
    }

    private Optional<String> whyNone() {
        if (clusters < MIN_CLUSTERS) {
            return Optional.of("too few clusters");
        }
        if (!isTrusted()) {
            return Optional.of("undefined on more than 5 % of the resamples");
        }
        return isConstant() ? Optional.of("all resamples give the same value") : Optional.empty();
    }

    private boolean isTrusted() {
        return clusters >= MIN_CLUSTERS && undefined <= MAX_UNDEFINED_SHARE * (undefined + draws.length);
    }

    private boolean isConstant() {
        return compare(draws[0], draws[draws.length - 1]) == 0;
    }

    private Interval.Bounds bounds(double confidenceLevel) {
        double z = StandardNormal.twoSided(confidenceLevel);
        Optional<Interval.Bounds> bca = bcaShares(z)
                .map(shares ->
                        Interval.of(quantile(shares[0]), quantile(shares[1]), confidenceLevel, IntervalMethod.BCA));
        return bca.orElseGet(() -> percentile(confidenceLevel))
                .resampled(seed, undefined)
                .withClusters(clusters);
    }

    Interval.Bounds percentile(double confidenceLevel) {
        double tail = (1 - confidenceLevel) / 2;
        return Interval.of(quantile(tail), quantile(1 - tail), confidenceLevel, IntervalMethod.PERCENTILE);
    }

    /** The shares of t* below the two BCa bounds, empty if z0 is infinite, a unknown or the correction turns over. */
    Optional<double[]> bcaShares(double z) {
        if (bias.isEmpty() || acceleration.isEmpty()) {
            return Optional.empty();
        }
        double z0 = bias.getAsDouble();
        double a = acceleration.getAsDouble();
        double below = 1 - a * (z0 - z);
        double above = 1 - a * (z0 + z);
        if (below <= 0 || above <= 0) {
            return Optional.empty();
        }
        return Optional.of(new double[] {
            StandardNormal.cumulative(z0 + (z0 - z) / below), StandardNormal.cumulative(z0 + (z0 + z) / above)
        });
    }

    /** z0, empty if all t* lie on one side of t. */
    OptionalDouble bias() {
        return bias;
    }

    /**
     * One-sided p-value of H0: the statistic is at most {@code claim}, by inversion of the BCa bound: with
     * w = Phi^-1(u) - z0 and u the share of t* below the claim, p = Phi(w/(1+a w) - z0), at least 1/(B+1). Without z0 or a it is u.
     * Empty where there is no interval.
     */
    public OptionalDouble pValueAbove(double claim) {
        if (whyNone().isPresent()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.max(inverted(shareBelow(claim)), 1.0 / (draws.length + 1)));
    }

    /** One-sided p-value of H0: the statistic is at least {@code claim}; the mirror of {@link #pValueAbove}. */
    public OptionalDouble pValueBelow(double claim) {
        if (whyNone().isPresent()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.max(1 - inverted(shareBelow(claim)), 1.0 / (draws.length + 1)));
    }

    private double inverted(double share) {
        OptionalDouble quantile = normalQuantile(share);
        if (quantile.isEmpty() || bias.isEmpty() || acceleration.isEmpty()) {
            return share;
        }
        double w = quantile.getAsDouble() - bias.getAsDouble();
        double turned = 1 + acceleration.getAsDouble() * w;
        return turned <= 0 ? share : StandardNormal.cumulative(w / turned - bias.getAsDouble());
    }

    /**
     * Two-sided p-value of H0: the statistic is 0, from the centred t*: (1 + #{|t* - t| &gt;= |t|})/(B+1). Empty where there is no
     * interval for want of clusters or of defined resamples.
     */
    public OptionalDouble pValueOfZero() {
        if (!isTrusted()) {
            return OptionalDouble.empty();
        }
        long asFar = Arrays.stream(draws)
                .filter(draw -> compare(Math.abs(draw - value), Math.abs(value)) >= 0)
                .count();
        return OptionalDouble.of((1.0 + asFar) / (draws.length + 1));
    }

    /** (#{t* &lt; point} + #{t* = point}/2)/B. */
    private double shareBelow(double point) {
        double below = 0;
        for (double draw : draws) {
            int side = compare(draw, point);
            below += side < 0 ? 1 : side == 0 ? 0.5 : 0;
        }
        return draws.length == 0 ? 0 : below / draws.length;
    }

    private static OptionalDouble normalQuantile(double share) {
        return share > 0 && share < 1 ? OptionalDouble.of(StandardNormal.quantile(share)) : OptionalDouble.empty();
    }

    private static int compare(double first, double second) {
        double scale = Math.max(1, Math.max(Math.abs(first), Math.abs(second)));
        return Math.abs(first - second) <= SAME * scale ? 0 : Double.compare(first, second);
    }

    private double quantile(double share) {
        return Quantile.ofSorted(draws, share);
    }
}
