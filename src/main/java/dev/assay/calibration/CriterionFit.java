package dev.assay.calibration;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A judge's calibration on one criterion.
 *
 * @param labels of the scale, in the rubric's order
 * @param passing whether each label is good; all of them where the scale has no good side
 * @param mapping for items that it was not fitted on
 * @param outOfFold probabilities of the labels for the items that it was fitted on, by item id, each from a mapping fitted
 *     without the item and its relations
 * @param n gold items that it was fitted on
 * @param unscored gold items of the calibration split without a label of the judge
 */
public record CriterionFit(
        String criterion,
        List<String> labels,
        List<Boolean> passing,
        LabelMapping mapping,
        Map<String, List<Double>> outOfFold,
        long n,
        long unscored) {

    public CriterionFit {
        labels = List.copyOf(labels);
        passing = List.copyOf(passing);
        outOfFold = Collections.unmodifiableMap(new TreeMap<>(outOfFold));
    }
}
