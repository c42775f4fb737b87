package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A one-vs-rest calibration fitted on all items, with what is known of its quality.
 *
 * <p>One method serves all labels, chosen by the mean log loss of the whole distribution out of fold. Who may compete follows {@link
 * CalibrationChoice#candidates} with the rarest label for the smaller class; the scores as they are stay unless another method is strictly
 * better, and a method that cannot be fitted for some label without some fold drops out. Impossible where a label has fewer than ten
 * items, with the number that is wanting.
 *
 * @param method the chosen map; {@code IDENTITY} where no other was better
 * @param map fitted on all items; for new items only
 * @param outOfFold the probabilities that the same method gives to items it has not seen; the quality to report
 * @param logLoss mean log loss of each candidate out of fold
 * @param seenGroups names of the groups that the map was fitted on
 */
public record NominalCalibration(
        CalibrationMethod method,
        OneVsRest map,
        NominalForecasts outOfFold,
        Map<CalibrationMethod, Double> logLoss,
        Set<String> seenGroups) {

    public NominalCalibration {
        logLoss = Map.copyOf(logLoss);
        seenGroups = Set.copyOf(seenGroups);
    }

    /** The best method, refitted on all items. */
    public static Fit<NominalCalibration> choose(NominalScores items, Folds folds) {
        int rarest = IntStream.range(0, items.scale())
                .boxed()
                .min((first, second) -> Integer.compare(items.count(first), items.count(second)))
                .orElseThrow();
        int count = items.count(rarest);
        if (count < CalibrationChoice.SMALLEST_CLASS) {
            return Fit.impossible(
                    "label " + rarest + " has " + count + " items, " + (CalibrationChoice.SMALLEST_CLASS - count)
                            + " more are needed",
                    items.size());
        }
        Candidate best = new Candidate(CalibrationMethod.IDENTITY, NominalForecasts.uncalibrated(items));
        Map<CalibrationMethod, Double> losses = new EnumMap<>(CalibrationMethod.class);
        losses.put(best.method(), best.loss());
        for (CalibrationMethod method : CalibrationMethod.values()) {
            if (CalibrationChoice.candidates(items.size(), count).contains(method)) {
                Fit<NominalForecasts> honest = CrossFitting.outOfFold(items, folds, method);
                if (honest.model().isPresent()) {
                    Candidate candidate = new Candidate(method, honest.model().get());
                    losses.put(method, candidate.loss());
                    best = candidate.loss() < best.loss() ? candidate : best;
                }
            }
        }
        Candidate chosen = best;
        return OneVsRest.fit(items, chosen.method())
                .map(map -> new NominalCalibration(chosen.method(), map, chosen.outOfFold(), losses, items.groups()));
    }

    private record Candidate(CalibrationMethod method, NominalForecasts outOfFold) {

        double loss() {
            return outOfFold.meanLogLoss().orElseThrow();
        }
    }

    /**
     * The map's probabilities for a holdout.
     *
     * @throws IllegalArgumentException if an item belongs to a group that the map was fitted on
     */
    public NominalForecasts forecast(NominalScores holdout) {
        Calibration.requireUnseen(holdout.groups(), seenGroups);
        return NominalForecasts.honest(item -> map.probabilities(holdout.scores(item)), holdout);
    }
}
