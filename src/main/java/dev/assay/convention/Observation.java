package dev.assay.convention;

import dev.assay.evalset.Item;

/**
 * An item on which something holds or does not.
 *
 * @param cluster equal for items that are not independent
 */
record Observation(Item item, String cluster, boolean holds) {

    /** Ids are unique within an evalset only, while a group of the same name is the same group in each release of a series. */
    static Observation in(String evalset, Item item, boolean holds) {
        return new Observation(
                item, item.group().map(name -> "group " + name).orElseGet(() -> evalset + " " + item.id()), holds);
    }
}
