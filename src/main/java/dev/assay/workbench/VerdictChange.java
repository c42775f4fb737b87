package dev.assay.workbench;

import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import java.util.Optional;

/**
 * An item on which the judge says something else under the draft.
 *
 * @param gold absent where the item has no gold label on the criterion
 * @param wasRight whether the verdict before was gold's; absent without gold, and where the verdict had no label
 * @param isRight the same after
 */
public record VerdictChange(
        String itemId,
        String criterion,
        Optional<Label> gold,
        Verdict before,
        Verdict after,
        Optional<Boolean> wasRight,
        Optional<Boolean> isRight) {

    /** Wrong before, right now. */
    public boolean isMended() {
        return wasRight.equals(Optional.of(false)) && isRight.equals(Optional.of(true));
    }

    /** Right before, wrong now. */
    public boolean isBroken() {
        return wasRight.equals(Optional.of(true)) && isRight.equals(Optional.of(false));
    }
}
