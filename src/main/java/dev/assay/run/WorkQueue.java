package dev.assay.run;

import dev.assay.evalset.Item;
import java.util.List;
import java.util.Optional;

/** Hands out the items of a run in chunks. In one process it is a cursor; across replicas it will be a table. */
public interface WorkQueue {

    /**
     * The next chunk of items for a judge.
     *
     * @return empty when nothing is left to hand out
     */
    Optional<Chunk> next(String judge);

    /**
     * Items handed out together.
     *
     * @param items in the order of their ids
     */
    record Chunk(String judge, List<Item> items) {

        public Chunk {
            items = List.copyOf(items);
        }
    }
}
