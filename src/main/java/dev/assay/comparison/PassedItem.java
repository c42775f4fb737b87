package dev.assay.comparison;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.util.Optional;

/**
 * Whether an item passes in a run.
 *
 * @param content what the item shows, whatever its id: equal for items that another run may be paired by
 * @param passes absent where the judge left it open
 */
public record PassedItem(Item item, String content, Optional<Boolean> passes) {

    public static PassedItem of(Item item, Optional<Boolean> passes) {
        return new PassedItem(
                item, CanonicalContent.of(item.fields()).fingerprint("content").value(), passes);
    }

    /** The same as one of several draws of the item, each of which is an item of its own. */
    PassedItem drawnAs(Item draw) {
        return new PassedItem(draw, content + "\n" + draw.cluster(), passes);
    }
}
