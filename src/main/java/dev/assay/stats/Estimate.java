package dev.assay.stats;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A measured number with its interval, or the reason why there is no number.
 *
 * <p>"No data" is a type here: a coefficient that cannot be computed is {@link Undefined}, never NaN and never a silent 0 or 1.
 */
public sealed interface Estimate permits Estimate.Known, Estimate.Undefined {

    /** Below this many observations a reader should be warned: intervals are wide and approximations poor. */
    long SMALL_SAMPLE = 10;

    /** Observations that entered, at least 0; pairs for two raters, units for many. */
    long n();

    /** The value, empty if undefined. */
    OptionalDouble value();

    /** Takes the branch that applies; a third kind of estimate would break every caller at compile time. */
    <T> T fold(Function<? super Known, ? extends T> known, Function<? super Undefined, ? extends T> undefined);

    /** True below {@value #SMALL_SAMPLE} observations. */
    default boolean isSmallSample() {
        return n() < SMALL_SAMPLE;
    }

    static Estimate known(double value, Interval interval, long n) {
        return new Known(value, interval, n, OptionalLong.empty());
    }

    static Estimate undefined(String reason, long n) {
        return new Undefined(reason, n);
    }

    /**
     * A value that could be computed.
     *
     * @param pointValue finite
     * @param interval its uncertainty, or why that is not known
     * @param n observations that entered
     * @param nMissing observations left out because a label was missing, where that can happen
     */
    record Known(double pointValue, Interval interval, long n, OptionalLong nMissing) implements Estimate {
        public Known {
            Require.finite(pointValue, "value");
            Objects.requireNonNull(interval, "interval");
            Objects.requireNonNull(nMissing, "nMissing");
            Require.notNegative(n, "n");
            nMissing.ifPresent(missing -> Require.notNegative(missing, "nMissing"));
        }

        public Known withMissing(long missing) {
            return new Known(pointValue, interval, n, OptionalLong.of(missing));
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of(pointValue);
        }

        @Override
        public <T> T fold(
                Function<? super Known, ? extends T> known, Function<? super Undefined, ? extends T> undefined) {
            return known.apply(this);
        }
    }

    /**
     * No number, and why.
     *
     * @param reason a short lower-case phrase such as {@code one class only}
     * @param n observations that were there
     */
    record Undefined(String reason, long n) implements Estimate {
        public Undefined {
            Require.text(reason, "reason");
            Require.notNegative(n, "n");
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }

        @Override
        public <T> T fold(
                Function<? super Known, ? extends T> known, Function<? super Undefined, ? extends T> undefined) {
            return undefined.apply(this);
        }
    }
}
