package dev.assay.disagreement;

import dev.assay.gold.LabelPair;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A judgement that differs from gold.
 *
 * @param size how far apart they are: steps of an ordinal scale, or the difference of two scores, above 0; absent on scales
 *     without distances
 * @param weight the inverse of the item's sampling probability, at least 1
 * @param rationale the judge's own words
 */
public record Disagreement(
        String itemId,
        String criterion,
        String judge,
        Label gold,
        Label judged,
        Direction direction,
        OptionalDouble size,
        double weight,
        Optional<String> rationale) {

    /** The disagreement of a pair; empty where the judge gave no label, or gold's: scores less than a step apart are the same. */
    public static Optional<Disagreement> in(LabelPair pair, Scale scale) {
        Label gold = pair.label().label();
        return pair.judgement()
                .verdict()
                .label()
                .filter(judged -> areApart(scale, gold, judged))
                .map(judged -> new Disagreement(
                        pair.label().itemId(),
                        pair.label().criterion(),
                        pair.judgement().judge(),
                        gold,
                        judged,
                        Direction.of(scale, gold, judged),
                        size(scale, gold, judged),
                        pair.gold().item().weight(),
                        pair.judgement().verdict().rationale()));
    }

    private static boolean areApart(Scale scale, Label gold, Label judged) {
        return scale.fold(
                categorical -> !judged.equals(gold),
                numeric -> Math.abs(judged.number() - gold.number()) >= numeric.step() * (1 - 1e-9));
    }

    private static OptionalDouble size(Scale scale, Label gold, Label judged) {
        return scale.fold(
                categorical -> categorical.kind() == Scale.Kind.ORDINAL
                        ? OptionalDouble.of(Math.abs(categorical.indexOf(gold) - categorical.indexOf(judged)))
                        : OptionalDouble.empty(),
                numeric -> OptionalDouble.of(Math.abs(judged.number() - gold.number())));
    }
}
