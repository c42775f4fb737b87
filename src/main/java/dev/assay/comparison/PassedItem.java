package dev.assay.comparison;

import dev.assay.evalset.Item;
import java.util.Optional;

/**
 * Whether an item passes in a run.
 *
 * @param passes absent where the judge left it open
 */
public record PassedItem(Item item, Optional<Boolean> passes) {}
