package dev.assay.convention;

import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import java.util.List;
import java.util.Set;

/**
 * A criterion some of whose labels mean that the work is good.
 *
 * @param passing these labels
 */
record GoodSide(Criterion criterion, Set<String> passing) {

    /** The criteria of a rubric that have one: neither numbers nor preferences do. */
    static List<GoodSide> of(Rubric rubric) {
        return rubric.criteria().stream()
                .map(criterion -> new GoodSide(
                        criterion, criterion.scale().fold(categorical -> categorical.passing(), numeric -> Set.of())))
                .filter(side -> !side.passing().isEmpty())
                .toList();
    }

    boolean holds(Label label) {
        return passing.contains(label.text());
    }
}
