package dev.assay.probe.web;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.Optional;

/**
 * A rate on the wire: a value with its interval, or the reason why there is none; never NaN, never a silent 0.
 *
 * @param undefined why there is no value
 * @param nClusters independent items behind the interval, where some variants share one
 * @param nEffective variants after the loss by clusters
 * @param smallSample present and true below ten variants
 */
public record ProbeEstimateView(
        Optional<Double> value,
        Optional<Double> lower,
        Optional<Double> upper,
        Optional<Double> confidenceLevel,
        Optional<String> method,
        Optional<String> undefined,
        long n,
        Optional<Integer> nClusters,
        Optional<Double> nEffective,
        Optional<Boolean> smallSample) {

    static ProbeEstimateView of(Estimate estimate) {
        Optional<Estimate.Known> known = estimate instanceof Estimate.Known some ? Optional.of(some) : Optional.empty();
        Optional<Interval.Bounds> bounds = known.map(Estimate.Known::interval)
                .filter(Interval.Bounds.class::isInstance)
                .map(Interval.Bounds.class::cast);
        return new ProbeEstimateView(
                known.map(Estimate.Known::pointValue),
                bounds.map(Interval.Bounds::lower),
                bounds.map(Interval.Bounds::upper),
                bounds.map(Interval.Bounds::confidenceLevel),
                bounds.map(some -> some.method().wireName()),
                estimate instanceof Estimate.Undefined none ? Optional.of(none.reason()) : Optional.empty(),
                estimate.n(),
                bounds.filter(some -> some.nClusters().isPresent())
                        .map(some -> some.nClusters().getAsInt()),
                bounds.filter(some -> some.nEffective().isPresent())
                        .map(some -> some.nEffective().getAsDouble()),
                known.isPresent() && estimate.isSmallSample() ? Optional.of(true) : Optional.empty());
    }
}
