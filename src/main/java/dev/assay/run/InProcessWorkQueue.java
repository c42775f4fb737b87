package dev.assay.run;

import dev.assay.evalset.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out a run's items to the threads of this process. */
public final class InProcessWorkQueue implements WorkQueue {

    private final List<Item> items;
    private final int chunkSize;
    private final Map<String, AtomicInteger> cursors = new ConcurrentHashMap<>();

    /**
     * @param chunkSize items a chunk, at least 1
     */
    public InProcessWorkQueue(List<Item> items, int chunkSize) {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("a chunk holds at least 1 item, was " + chunkSize);
        }
        this.items = List.copyOf(items);
        this.chunkSize = chunkSize;
    }

    @Override
    public Optional<Chunk> next(String judge) {
        int start =
                cursors.computeIfAbsent(judge, unused -> new AtomicInteger()).getAndAdd(chunkSize);
        if (start >= items.size()) {
            return Optional.empty();
        }
        return Optional.of(new Chunk(judge, items.subList(start, Math.min(items.size(), start + chunkSize))));
    }
}
