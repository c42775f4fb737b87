package dev.assay.stats;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** The uncertainty of a value: two-sided bounds, or the reason why none can be given. */
public sealed interface Interval permits Interval.Bounds, Interval.None {

    /** Takes the branch that applies. */
    <T> T fold(Function<? super Bounds, ? extends T> bounds, Function<? super None, ? extends T> none);

    static Bounds of(double lower, double upper, double confidenceLevel, IntervalMethod method) {
        return new Bounds(
                lower,
                upper,
                confidenceLevel,
                method,
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    static None none(String reason) {
        return new None(reason);
    }

    /**
     * Two finite bounds. The value need not lie between them: a BCa interval corrects bias.
     *
     * @param lower at most {@code upper}
     * @param upper at least {@code lower}
     * @param confidenceLevel in (0,1), the two-sided level unless the method says one-sided
     * @param method how the bounds were found
     * @param seed of the resampling, where there was one
     * @param nClusters independent clusters behind the interval, where clusters matter
     * @param nEffective observations after the loss by clusters and weights, where there is a loss
     * @param resamplesUndefined resamples on which the statistic was undefined and which were dropped
     */
    record Bounds(
            double lower,
            double upper,
            double confidenceLevel,
            IntervalMethod method,
            OptionalLong seed,
            OptionalInt nClusters,
            OptionalDouble nEffective,
            OptionalInt resamplesUndefined)
            implements Interval {
        public Bounds {
            Require.finite(lower, "lower");
            Require.finite(upper, "upper");
            if (lower > upper) {
                throw new IllegalArgumentException("lower must not exceed upper, was " + lower + " > " + upper);
            }
            Require.confidenceLevel(confidenceLevel);
            Objects.requireNonNull(method, "method");
            nClusters.ifPresent(clusters -> Require.notNegative(clusters, "nClusters"));
            nEffective.ifPresent(n -> Require.finite(n, "nEffective"));
            resamplesUndefined.ifPresent(count -> Require.notNegative(count, "resamplesUndefined"));
        }

        public Bounds withClusters(int clusters) {
            return new Bounds(
                    lower,
                    upper,
                    confidenceLevel,
                    method,
                    seed,
                    OptionalInt.of(clusters),
                    nEffective,
                    resamplesUndefined);
        }

        public Bounds withEffective(double effective) {
            return new Bounds(
                    lower,
                    upper,
                    confidenceLevel,
                    method,
                    seed,
                    nClusters,
                    OptionalDouble.of(effective),
                    resamplesUndefined);
        }

        /**
         * The same bounds read one at a time: each end of a two-sided interval at level 2L - 1 is a one-sided bound at level L. A gate
         * prints it under its own method, so that nobody takes one for the other.
         */
        public Bounds asOneSided() {
            return new Bounds(
                    lower,
                    upper,
                    (1 + confidenceLevel) / 2,
                    method.oneSided(),
                    seed,
                    nClusters,
                    nEffective,
                    resamplesUndefined);
        }

        /** Marks the bounds as found by resampling: the seed that repeats them and the resamples that had to be dropped. */
        public Bounds resampled(long resamplingSeed, int undefined) {
            return new Bounds(
                    lower,
                    upper,
                    confidenceLevel,
                    method,
                    OptionalLong.of(resamplingSeed),
                    nClusters,
                    nEffective,
                    OptionalInt.of(undefined));
        }

        @Override
        public <T> T fold(Function<? super Bounds, ? extends T> bounds, Function<? super None, ? extends T> none) {
            return bounds.apply(this);
        }
    }

    /**
     * No bounds, and why.
     *
     * @param reason a short lower-case phrase such as {@code too few clusters}
     */
    record None(String reason) implements Interval {
        public None {
            Require.text(reason, "reason");
        }

        @Override
        public <T> T fold(Function<? super Bounds, ? extends T> bounds, Function<? super None, ? extends T> none) {
            return none.apply(this);
        }
    }
}
