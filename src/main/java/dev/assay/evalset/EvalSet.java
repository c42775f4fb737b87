package dev.assay.evalset;

import dev.assay.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/**
 * A named set of items; once frozen its content never changes.
 *
 * @param series the workflow's stream of datasets that this is a release of
 * @param items how many items it holds
 * @param frozen when and with which content it was closed
 */
public record EvalSet(
        String id,
        Optional<String> title,
        Optional<String> series,
        Optional<String> release,
        int items,
        Instant createdAt,
        Optional<Frozen> frozen) {

    /**
     * The moment after which nothing about the items may change.
     *
     * @param content identifies all items, whatever order they came in
     */
    public record Frozen(Instant at, Fingerprint content) {}

    public boolean isFrozen() {
        return frozen.isPresent();
    }
}
