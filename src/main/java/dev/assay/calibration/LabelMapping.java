package dev.assay.calibration;

import dev.assay.stats.scores.CalibrationMap;
import dev.assay.stats.scores.OneVsRest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Turns what a judge said into a probability for every label of the scale; labels are positions on the scale. */
public sealed interface LabelMapping {

    /**
     * @param judged position of the label that the judge gave
     * @param confidence the judge's own in it, in [0,1]; 1 where it gave none
     * @return one per label, adding up to 1
     */
    double[] probabilities(int judged, double confidence);

    <T> T fold(Function<PassOrDefect, T> passOrDefect, Function<EveryLabel, T> everyLabel);

    /**
     * Calibrates whether the item is a defect, and shares each side among its labels as calibration gold was shared where
     * the judge gave the same label.
     *
     * @param map from the judge's probability of a defect to the calibrated one
     * @param defect whether each label is a defect
     * @param shares by judged label, then by label: its share of its own side, each side adding up to 1
     */
    record PassOrDefect(CalibrationMap map, List<Boolean> defect, List<List<Double>> shares) implements LabelMapping {

        public PassOrDefect {
            defect = List.copyOf(defect);
            shares = shares.stream().map(List::copyOf).toList();
        }

        @Override
        public double[] probabilities(int judged, double confidence) {
            double ofDefect = map.probability(defectScore(defect.get(judged), confidence));
            return IntStream.range(0, defect.size())
                    .mapToDouble(label -> shares.get(judged).get(label) * (defect.get(label) ? ofDefect : 1 - ofDefect))
                    .toArray();
        }

        @Override
        public <T> T fold(Function<PassOrDefect, T> passOrDefect, Function<EveryLabel, T> everyLabel) {
            return passOrDefect.apply(this);
        }
    }

    /** Calibrates every label against the others, on scales that have no good side. */
    record EveryLabel(OneVsRest map) implements LabelMapping {

        @Override
        public double[] probabilities(int judged, double confidence) {
            return map.probabilities(scores(judged, confidence, map.maps().size()));
        }

        @Override
        public <T> T fold(Function<PassOrDefect, T> passOrDefect, Function<EveryLabel, T> everyLabel) {
            return everyLabel.apply(this);
        }
    }

    /** The probability of a defect that a judge stated. */
    static double defectScore(boolean saidDefect, double confidence) {
        return saidDefect ? confidence : 1 - confidence;
    }

    /** The stated confidence on the label said, the rest spread over the others. */
    static double[] scores(int judged, double confidence, int labels) {
        return IntStream.range(0, labels)
                .mapToDouble(label -> label == judged ? confidence : (1 - confidence) / (labels - 1))
                .toArray();
    }
}
