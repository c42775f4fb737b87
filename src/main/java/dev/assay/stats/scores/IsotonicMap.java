package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import dev.assay.stats.Require;
import java.util.Arrays;

/**
 * Isotonic regression: the non-decreasing step values closest to the labels in squared error, linear between the steps and constant
 * outside of them.
 *
 * <p>By pooling of adjacent violators on the distinct scores, the labels of equal scores averaged first; the time is that of sorting.
 * A step keeps its first and last score as thresholds. It bends to the data anywhere: on the items that it was fitted on its error of
 * calibration is 0 up to rounding, whatever the scores are worth, so never measure it there. Below about 1000 items it overfits (rule
 * of thumb). Impossible with one class only.
 *
 * <p>Sources: Ayer et al. 1955, doi 10.1214/aoms/1177728423; for calibration Zadrozny and Elkan 2002, doi 10.1145/775047.775151.
 */
public final class IsotonicMap implements CalibrationMap {

    private final double[] scores;
    private final double[] values;

    IsotonicMap(double[] scores, double[] values) {
        this.scores = scores;
        this.values = values;
    }

    /**
     * A map as it was fitted before.
     *
     * @param thresholds ascending, at least one
     * @param values one a threshold, in [0,1], not falling
     */
    public static IsotonicMap of(double[] thresholds, double[] values) {
        Require.atLeast(1, thresholds.length, "thresholds");
        Require.sameLength(thresholds.length, values.length, "values");
        for (int i = 0; i < values.length; i++) {
            Require.probability(values[i], "value");
            if (i > 0 && (thresholds[i] <= thresholds[i - 1] || values[i] < values[i - 1])) {
                throw new IllegalArgumentException("thresholds must rise and values must not fall, at " + i);
            }
        }
        return new IsotonicMap(thresholds.clone(), values.clone());
    }

    public static Fit<IsotonicMap> fit(LabelledScores items) {
        return Fit.found(
                Isotonic.of(items.positiveScores(), items.negativeScores()).map());
    }

    /** Ascending, one or two for each step. */
    public double[] thresholds() {
        return scores.clone();
    }

    /** The probability at each threshold, not falling. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public double probability(double score) {
        int found = Arrays.binarySearch(scores, Require.probability(score, "score") + 0.0);
        if (found >= 0) {
            return values[found];
        }
        int above = -found - 1;
        if (above == 0) {
            return values[0];
        }
        if (above == scores.length) {
            return values[above - 1];
        }
        double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return values[above - 1] + share * (values[above] - values[above - 1]);
    }
}
