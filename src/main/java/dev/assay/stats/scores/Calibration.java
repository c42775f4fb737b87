package dev.assay.stats.scores;

import java.util.Map;
import java.util.Set;

/**
 * A calibration map fitted on all items, with what is known of its quality.
 *
 * @param method the chosen map; {@code IDENTITY} where no other was better
 * @param map fitted on all items; for new items only
 * @param outOfFold the probabilities that the same method gives to items it has not seen; the quality to report
 * @param logLoss mean log loss of each candidate out of fold
 * @param seenGroups names of the groups that the map was fitted on
 */
public record Calibration(
        CalibrationMethod method,
        CalibrationMap map,
        Forecasts outOfFold,
        Map<CalibrationMethod, Double> logLoss,
        Set<String> seenGroups) {

    public Calibration {
        logLoss = Map.copyOf(logLoss);
        seenGroups = Set.copyOf(seenGroups);
    }

    /**
     * The map's probabilities for a holdout.
     *
     * @throws IllegalArgumentException if an item belongs to a group that the map was fitted on
     */
    public Forecasts forecast(LabelledScores holdout) {
        requireUnseen(holdout.groups(), seenGroups);
        double[] probabilities = holdout.scores();
        for (int item = 0; item < probabilities.length; item++) {
            probabilities[item] = map.probability(probabilities[item]);
        }
        return Forecasts.honest(probabilities, holdout);
    }

    static void requireUnseen(Set<String> groups, Set<String> seenGroups) {
        groups.stream().filter(seenGroups::contains).findFirst().ifPresent(group -> {
            throw new IllegalArgumentException(
                    "a holdout must not share a group with the calibration, both have " + group);
        });
    }
}
