package dev.assay.judge;

import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The criteria of a rubric that a question does not ask about. */
record OtherCriteria(List<Criterion> criteria) {

    static OtherCriteria of(Question question) {
        return new OtherCriteria(question.rubric().criteria().stream()
                .filter(criterion -> !criterion.id().equals(question.criterion().id()))
                .toList());
    }

    /** Whether the value is a label of one of their scales. */
    boolean hold(@Nullable Object value) {
        return value instanceof String text
                && criteria.stream().anyMatch(criterion -> criterion.scale().holds(Label.named(text)));
    }
}
