package dev.assay.gold;

import dev.assay.rubric.Label;
import dev.assay.rubric.RubricRef;
import java.time.Instant;
import java.util.Optional;

/**
 * What one human said on one item and criterion.
 *
 * @param annotator the human; several humans of one item are all kept
 * @param ruling whether it settles a disagreement between others
 * @param at when the human decided
 * @param rubric the rubric version it was given under, where known
 */
public record AuditLabel(
        String itemId,
        String criterion,
        String annotator,
        Label label,
        Blindness blindness,
        Ruling ruling,
        Optional<String> rationale,
        Optional<Instant> at,
        Optional<RubricRef> rubric) {

    /** Whether a label is a first opinion or an adjudication. */
    public enum Ruling {
        FIRST_OPINION,
        ADJUDICATED
    }

    /** The same label with its blindness decided. */
    AuditLabel with(Blindness decided) {
        return new AuditLabel(itemId, criterion, annotator, label, decided, ruling, rationale, at, rubric);
    }

    /** The same label, given under a rubric version. */
    public AuditLabel givenUnder(RubricRef version) {
        return new AuditLabel(
                itemId, criterion, annotator, label, blindness, ruling, rationale, at, Optional.of(version));
    }
}
