package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;

/** Opens estimates in tests; asking for what is not there fails with the reason. */
public final class Estimates {

    private Estimates() {}

    public static double value(Estimate estimate) {
        return known(estimate).pointValue();
    }

    public static Estimate.Known known(Estimate estimate) {
        return estimate.fold(Function.identity(), undefined -> {
            throw new AssertionError("undefined: " + undefined.reason());
        });
    }

    public static Interval.Bounds bounds(Estimate estimate) {
        return bounds(known(estimate).interval());
    }

    public static Interval.Bounds bounds(Interval interval) {
        return interval.fold(Function.identity(), none -> {
            throw new AssertionError("no interval: " + none.reason());
        });
    }

    public static void assertUndefined(Estimate estimate, String reason) {
        assertThat(estimate).isEqualTo(Estimate.undefined(reason, estimate.n()));
    }

    public static void assertNoInterval(Estimate estimate, String reason) {
        assertThat(known(estimate).interval()).isEqualTo(Interval.none(reason));
    }

    public static String whyImpossible(Fit<?> fit) {
        return fit.<String>fold(
                found -> {
                    throw new AssertionError("possible: " + found);
                },
                Fit.Impossible::reason);
    }
}
