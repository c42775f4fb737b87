package dev.assay.judge;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.Label;
import java.util.Map;
import java.util.Optional;

/**
 * What was learnt from gold and handed down to a judge that cannot see gold.
 *
 * <p>An item that took part in the fit is answered by a part that was fitted without it and its group, so that a
 * judge's figures on the calibration split are cross-fitted.
 */
public interface FittedParts {

    /** Identifies the gold, the features and the seed that made the parts. */
    Fingerprint fingerprint();

    /**
     * A probability for each label of the criterion, summing to 1.
     *
     * @return empty where nothing could be fitted for the criterion, with the reason in {@link #unfitted}
     */
    Optional<Map<Label, Double>> probabilities(String criterion, Item item);

    /** Why a criterion has no part, by criterion. */
    Map<String, String> unfitted();
}
