package dev.assay.calibration;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a judge's verdict is worth: a probability for every label.
 *
 * @param labels of the scale, in the rubric's order
 * @param passing whether each label is good; all of them where the scale has no good side
 * @param probabilities one per label, in [0,1], adding up to 1
 * @param outOfFold whether they come from a mapping that was fitted without this item and its relations, since the
 *     deployed one has seen it
 */
public record CalibratedVerdict(
        String itemId,
        String criterion,
        List<String> labels,
        List<Boolean> passing,
        List<Double> probabilities,
        boolean outOfFold) {

    public CalibratedVerdict {
        labels = List.copyOf(labels);
        passing = List.copyOf(passing);
        probabilities = List.copyOf(probabilities);
    }

    /** The probability that the gold label lies outside the passing ones. */
    public double defectProbability() {
        return IntStream.range(0, labels.size())
                .filter(label -> !passing.get(label))
                .mapToDouble(probabilities::get)
                .sum();
    }
}
