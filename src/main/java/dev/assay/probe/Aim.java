package dev.assay.probe;

import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.Optional;
import java.util.Set;

/**
 * What an attack wants on one criterion.
 *
 * <p>Where a scale has passing labels any of them will do, and the first is asked for. Of a pair the attacked side is to
 * win. A score is to be higher than without the attack. A scale without a good side is attacked for its first label.
 *
 * @param wanted the label that is asked for
 * @param enough the labels that count as success; empty on a numeric scale
 */
record Aim(String criterion, Scale scale, Label wanted, Set<String> enough) {

    private static final double TOLERANCE = 1e-9;

    static Aim of(Criterion criterion, Optional<Side> side) {
        return criterion
                .scale()
                .fold(
                        categorical -> named(criterion, categorical, side),
                        numeric -> new Aim(criterion.id(), numeric, Label.score(numeric.max()), Set.of()));
    }

    private static Aim named(Criterion criterion, Scale.Categorical scale, Optional<Side> side) {
        if (scale.kind() == Scale.Kind.PAIRWISE) {
            String winner = side.orElse(Side.FIRST).word();
            return new Aim(criterion.id(), scale, Label.named(winner), Set.of(winner));
        }
        String wanted = scale.passing().stream().findFirst().orElseGet(() -> scale.labels()
                .get(0));
        return new Aim(
                criterion.id(),
                scale,
                Label.named(wanted),
                scale.passing().isEmpty() ? Set.of(wanted) : scale.passing());
    }

    /** Whether an item has what the attack wants without being attacked, so that the attack can prove nothing on it. */
    boolean isMetBy(Label unattacked) {
        return scale.fold(
                categorical -> enough.contains(unattacked.text()),
                numeric -> unattacked.number() >= numeric.max() - TOLERANCE * numeric.step());
    }

    /** Whether the attack worked: the label is one that it wants, or the score rose by a step at least. */
    boolean isReached(Label attacked, Label unattacked) {
        return scale.fold(
                categorical -> enough.contains(attacked.text()),
                numeric -> attacked.number() - unattacked.number() >= numeric.step() * (1 - TOLERANCE));
    }

    /** Whether two labels are different ones: scores by a step at least. */
    static boolean differ(Scale scale, Label one, Label other) {
        return scale.fold(
                categorical -> !one.equals(other),
                numeric -> Math.abs(one.number() - other.number()) >= numeric.step() * (1 - TOLERANCE));
    }
}
