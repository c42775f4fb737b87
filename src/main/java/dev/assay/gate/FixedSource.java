package dev.assay.gate;

import dev.assay.evalset.Item;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Readings that stand as they are: they are of no items that could be sliced or drawn again.
 *
 * @param readings by metric
 */
public record FixedSource(Map<Metric, Reading> readings) implements EvidenceSource {

    public FixedSource {
        readings = Map.copyOf(readings);
    }

    @Override
    public Reading read(Metric metric, Map<String, String> where) {
        Reading reading = readings.get(metric);
        return reading == null ? new Reading.Missing(metric.word() + " was not measured") : reading;
    }

    @Override
    public List<Item> items() {
        return List.of();
    }

    @Override
    public EvidenceSource resampled(RandomGenerator random) {
        return this;
    }
}
