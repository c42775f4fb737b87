package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;

/** Opens estimates in tests; asking for what is not there fails with the reason. */
final class Estimates {

    private Estimates() {}

    static double value(Estimate estimate) {
        return known(estimate).pointValue();
    }

    static Estimate.Known known(Estimate estimate) {
        return estimate.fold(Function.identity(), undefined -> {
            throw new AssertionError("undefined: " + undefined.reason());
        });
    }

    static Interval.Bounds bounds(Estimate estimate) {
        return bounds(known(estimate).interval());
    }

    static Interval.Bounds bounds(Interval interval) {
        return interval.fold(Function.identity(), none -> {
            throw new AssertionError("no interval: " + none.reason());
        });
    }

    static void assertUndefined(Estimate estimate, String reason) {
        assertThat(estimate).isEqualTo(Estimate.undefined(reason, estimate.n()));
    }

    static void assertNoInterval(Estimate estimate, String reason) {
        assertThat(known(estimate).interval()).isEqualTo(Interval.none(reason));
    }
}
