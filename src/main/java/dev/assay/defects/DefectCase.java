package dev.assay.defects;

import dev.assay.evalset.Item;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One item of a release: what humans and the judge make of it.
 *
 * @param gold whether humans found it defective, blind; absent where they did not look
 * @param judged whether the judge did; absent where its verdict has no label
 * @param prediction the probability of a defect by a calibration that never saw this item's gold; absent where there is none, then
 *     what the judge said counts as 0 or 1
 */
public record DefectCase(Item item, Optional<Boolean> gold, Optional<Boolean> judged, OptionalDouble prediction) {

    /** The prediction, else the verdict as 0 or 1. */
    OptionalDouble forecast() {
        return prediction.isPresent()
                ? prediction
                : judged.map(defect -> OptionalDouble.of(defect ? 1 : 0)).orElse(OptionalDouble.empty());
    }
}
