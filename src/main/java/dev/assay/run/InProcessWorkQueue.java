package dev.assay.run;

import dev.assay.evalset.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out a run's items to the threads of this process, and holds no more of them than a chunk for each judge. */
public final class InProcessWorkQueue implements WorkQueue {

    private final ItemPages items;
    private final int itemLimit;
    private final int chunkSize;
    private final Map<String, Cursor> cursors = new ConcurrentHashMap<>();

    /** How far a judge has come. */
    private static final class Cursor {

        private String last = "";
        private int handedOut;
    }

    /**
     * @param itemLimit how many items are handed out at most
     * @param chunkSize items a chunk, at least 1
     */
    public InProcessWorkQueue(ItemPages items, int itemLimit, int chunkSize) {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("a chunk holds at least 1 item, was " + chunkSize);
        }
        this.items = items;
        this.itemLimit = itemLimit;
        this.chunkSize = chunkSize;
    }

    @Override
    public Optional<Chunk> next(String judge) {
        Cursor cursor = cursors.computeIfAbsent(judge, unused -> new Cursor());
        synchronized (cursor) {
            int most = Math.min(chunkSize, itemLimit - cursor.handedOut);
            List<Item> page = most <= 0 ? List.of() : items.after(cursor.last, most);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            cursor.last = page.get(page.size() - 1).id();
            cursor.handedOut += page.size();
            return Optional.of(new Chunk(judge, page));
        }
    }
}
