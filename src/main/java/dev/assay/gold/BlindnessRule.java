package dev.assay.gold;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a label was blind where its line does not say so: what the import states, else blind by construction
 * if it was given before the first verdict on its item.
 *
 * @param stated what the import states for lines without a word
 * @param firstVerdicts when the first verdict on each item was made; items without one are absent
 * @param now labels dated later prove nothing
 */
public record BlindnessRule(Optional<Blindness> stated, Map<String, Instant> firstVerdicts, Instant now) {

    public BlindnessRule {
        firstVerdicts = Map.copyOf(firstVerdicts);
    }

    /** The label with its blindness decided as far as it can be. */
    public AuditLabel decide(AuditLabel label) {
        if (label.blindness() != Blindness.UNKNOWN) {
            return label;
        }
        return label.with(
                stated.orElseGet(() -> wasGivenBeforeAnyVerdict(label) ? Blindness.BLIND : Blindness.UNKNOWN));
    }

    private boolean wasGivenBeforeAnyVerdict(AuditLabel label) {
        if (label.at().isEmpty() || label.at().get().isAfter(now)) {
            return false;
        }
        Instant firstVerdict = firstVerdicts.get(label.itemId());
        return firstVerdict == null || label.at().get().isBefore(firstVerdict);
    }
}
