package dev.assay.run.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.JsonColumn;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.Order;
import dev.assay.judge.Slot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The place of a line of judgements, as the text of a cursor: pages go on after it, whatever came in meanwhile. */
final class JudgementCursor {

    private JudgementCursor() {}

    /**
     * The cursor of a line.
     *
     * @param sample absent on a combined line, which covers all samples and orders
     */
    static String of(String item, String criterion, String judge, Optional<Integer> sample, Optional<Boolean> swapped) {
        return CanonicalContent.of(
                        List.of(item, criterion, judge, sample.orElse(Integer.MAX_VALUE), swapped.orElse(true)))
                .json();
    }

    /** The place that a cursor names; refused where it names none. */
    static Slot read(String cursor) {
        try {
            if (JsonColumn.read(cursor) instanceof List<?> parts
                    && parts.size() == 5
                    && parts.get(0) instanceof String item
                    && parts.get(1) instanceof String criterion
                    && parts.get(2) instanceof String judge
                    && parts.get(3) instanceof BigDecimal sample
                    && parts.get(4) instanceof Boolean swapped) {
                return new Slot(item, criterion, judge, sample.intValueExact(), Order.ofSwapped(swapped));
            }
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException notOurs) {
            throw refused(cursor);
        }
        throw refused(cursor);
    }

    private static Refusal refused(String cursor) {
        return new Refusal(
                ProblemKind.INVALID_REQUEST,
                "not a cursor of judgements: '" + cursor + "'",
                "Send the nextCursor of a page.");
    }
}
