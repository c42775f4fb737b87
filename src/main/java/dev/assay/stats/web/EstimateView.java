package dev.assay.stats.web;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.Optional;

/**
 * An estimate on the wire: a value with its interval, or the reason why there is none; never NaN, never a silent 0.
 *
 * @param undefined why there is no value
 * @param intervalUndefined why a value has no interval
 * @param smallSample present and true below ten observations
 */
public record EstimateView(
        Optional<Double> value,
        Optional<Double> lower,
        Optional<Double> upper,
        Optional<Double> confidenceLevel,
        Optional<String> method,
        Optional<String> undefined,
        Optional<String> intervalUndefined,
        long n,
        Optional<Long> nMissing,
        Optional<Integer> nClusters,
        Optional<Double> nEffective,
        Optional<Integer> resamplesUndefined,
        Optional<Long> seed,
        Optional<Boolean> smallSample) {

    public static EstimateView of(Estimate estimate) {
        return estimate.fold(EstimateView::known, EstimateView::undefined);
    }

    private static EstimateView undefined(Estimate.Undefined undefined) {
        return new EstimateView(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(undefined.reason()),
                Optional.empty(),
                undefined.n(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static EstimateView known(Estimate.Known known) {
        Optional<Interval.Bounds> bounds =
                known.interval() instanceof Interval.Bounds some ? Optional.of(some) : Optional.empty();
        return new EstimateView(
                Optional.of(known.pointValue()),
                bounds.map(Interval.Bounds::lower),
                bounds.map(Interval.Bounds::upper),
                bounds.map(Interval.Bounds::confidenceLevel),
                bounds.map(some -> some.method().wireName()),
                Optional.empty(),
                known.interval() instanceof Interval.None none ? Optional.of(none.reason()) : Optional.empty(),
                known.n(),
                known.nMissing().isPresent() ? Optional.of(known.nMissing().getAsLong()) : Optional.empty(),
                bounds.filter(some -> some.nClusters().isPresent())
                        .map(some -> some.nClusters().getAsInt()),
                bounds.filter(some -> some.nEffective().isPresent())
                        .map(some -> some.nEffective().getAsDouble()),
                bounds.filter(some -> some.resamplesUndefined().isPresent())
                        .map(some -> some.resamplesUndefined().getAsInt()),
                bounds.filter(some -> some.seed().isPresent())
                        .map(some -> some.seed().getAsLong()),
                known.isSmallSample() ? Optional.of(true) : Optional.empty());
    }
}
