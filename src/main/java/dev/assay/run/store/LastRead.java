package dev.assay.run.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Remembers what was read last of something that never changes. */
final class LastRead<K, V> {

    private final Map<K, V> values;

    /** @param most how many values are remembered */
    LastRead(int most) {
        this.values = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    V of(K key, Supplier<V> read) {
        Optional<V> known = known(key);
        if (known.isPresent()) {
            return known.get();
        }
        V value = read.get();
        synchronized (values) {
            values.put(key, value);
        }
        return value;
    }

    private Optional<V> known(K key) {
        synchronized (values) {
            return Optional.ofNullable(values.get(key));
        }
    }
}
