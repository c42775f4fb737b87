package dev.assay.gate;

import dev.assay.evalset.Item;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Evidence put together from one source for each judge, criterion and kind of metric. */
public final class RunEvidence implements Evidence {

    private final Map<Key, EvidenceSource> sources;

    private RunEvidence(Map<Key, EvidenceSource> sources) {
        this.sources = Map.copyOf(sources);
    }

    private record Key(Metric.Source source, Optional<String> judge, Optional<String> criterion) {}

    public static Builder of() {
        return new Builder();
    }

    /** Collects sources. */
    public static final class Builder {

        private final Map<Key, EvidenceSource> sources = new HashMap<>();

        private Builder() {}

        /** Adds the source of everything that a subject's metrics of a kind are measured on. */
        public Builder with(Metric.Source kind, Subject subject, EvidenceSource source) {
            sources.put(new Key(kind, subject.judge(), subject.criterion()), source);
            return this;
        }

        public RunEvidence build() {
            return new RunEvidence(sources);
        }
    }

    @Override
    public Reading read(Check check, Subject subject) {
        return source(check, subject)
                .map(source -> source.read(check.metric(), subject.where()))
                .orElseGet(() -> new Reading.Missing(
                        "nothing to measure " + check.metric().word() + " on"));
    }

    private Optional<EvidenceSource> source(Check check, Subject subject) {
        return Optional.ofNullable(sources.get(new Key(check.source(), subject.judge(), subject.criterion())));
    }

    @Override
    public List<Map<String, String>> slices(Check check, Subject subject) {
        Map<String, Map<String, String>> slices = new TreeMap<>();
        for (Item item : source(check, subject).map(EvidenceSource::items).orElse(List.of())) {
            Map<String, String> slice = new LinkedHashMap<>();
            check.forEach().forEach(key -> item.metaText(key).ifPresent(value -> slice.put(key, value)));
            if (slice.size() == check.forEach().size()) {
                slices.putIfAbsent(slice.toString(), slice);
            }
        }
        return List.copyOf(slices.values());
    }

    @Override
    public Evidence resampled(RandomGenerator random) {
        Map<Key, EvidenceSource> drawn = new HashMap<>();
        sources.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Key::toString)))
                .forEach(source -> drawn.put(source.getKey(), source.getValue().resampled(random)));
        return new RunEvidence(drawn);
    }
}
