package dev.assay.run;

import dev.assay.evalset.Item;
import java.util.List;

/** Reads the items of an evalset a page at a time, so that nobody holds all of them. */
@FunctionalInterface
public interface ItemPages {

    /**
     * The items that follow an id, in the order of their ids.
     *
     * @param id of the last item read; empty at first
     * @param most at least 1
     */
    List<Item> after(String id, int most);
}
