package dev.assay.disagreement;

import dev.assay.gold.LabelPair;
import dev.assay.rubric.Label;
import java.util.Optional;

/**
 * A judgement that differs from gold.
 *
 * @param rationale the judge's own words
 */
public record Disagreement(
        String itemId,
        String criterion,
        String judge,
        Label gold,
        Label judged,
        Direction direction,
        Optional<String> rationale) {

    static Disagreement of(LabelPair pair, Label judged, Direction direction) {
        return new Disagreement(
                pair.label().itemId(),
                pair.label().criterion(),
                pair.judgement().judge(),
                pair.label().label(),
                judged,
                direction,
                pair.judgement().verdict().rationale());
    }
}
