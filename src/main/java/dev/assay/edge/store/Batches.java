package dev.assay.edge.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cuts a stream of values into lists: rows go to the database many at a time, and only these are held. */
public final class Batches {

    /** As many as one JDBC batch takes. */
    private static final int SIZE = 500;

    private Batches() {}

    /**
     * Hands on all values, in lists of at most 500.
     *
     * @return how many values there were
     */
    public static <T> int forEach(Iterable<T> values, Consumer<List<T>> batch) {
        int count = 0;
        List<T> held = new ArrayList<>();
        for (T value : values) {
            held.add(value);
            count++;
            if (held.size() == SIZE) {
                batch.accept(held);
                held = new ArrayList<>();
            }
        }
        if (!held.isEmpty()) {
            batch.accept(held);
        }
        return count;
    }
}
