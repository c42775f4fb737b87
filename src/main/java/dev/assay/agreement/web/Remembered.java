package dev.assay.agreement.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The results used last of a computation that always gives the same for the same ingredients. Who asks for one that
 * somebody else is computing waits for it; a failed one is forgotten.
 */
public final class Remembered<K, V> {

    private final Map<K, CompletableFuture<V>> results;

    /** @param most results kept, at least 1 */
    public Remembered(int most) {
        results = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** Whether the result for the ingredients is there or being computed. */
    public boolean holds(K ingredients) {
        synchronized (results) {
            return results.containsKey(ingredients);
        }
    }

    /** The result for the ingredients, computed unless it is remembered. */
    public V of(K ingredients, Supplier<V> computation) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> known;
        synchronized (results) {
            known = results.putIfAbsent(ingredients, mine);
        }
        if (known != null) {
            return joined(known);
        }
        try {
            mine.complete(computation.get());
        } catch (RuntimeException | Error failed) {
            synchronized (results) {
                results.remove(ingredients, mine);
            }
            mine.completeExceptionally(failed);
        }
        return joined(mine);
    }

    private static <V> V joined(CompletableFuture<V> result) {
        try {
            return result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
