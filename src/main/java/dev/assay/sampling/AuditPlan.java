package dev.assay.sampling;

import java.util.List;
import java.util.Optional;

/**
 * How many more audited items would settle a question, and which.
 *
 * @param evalset the items are of
 * @param more how many more audited items are needed; absent where no number would do, or labels are not what is missing
 * @param power chance that these settle it, in (0,1)
 * @param assumes what the number rests on, and what it means, in words
 * @param design how the items were drawn, in words
 * @param items drawn from those without gold; fewer than {@code more} where there are not enough
 */
public record AuditPlan(
        String evalset, Optional<Long> more, double power, String assumes, String design, List<Pick> items) {

    public AuditPlan {
        items = List.copyOf(items);
    }

    /**
     * An item to audit.
     *
     * @param samplingProb the probability with which it was chosen, in (0,1]
     */
    public record Pick(String itemId, double samplingProb) {}

    /** A plan that only explains. */
    public static AuditPlan without(String evalset, String why) {
        return new AuditPlan(evalset, Optional.empty(), 0.8, why, "", List.of());
    }
}
