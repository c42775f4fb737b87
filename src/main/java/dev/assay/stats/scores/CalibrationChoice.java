package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses a calibration map by its mean log loss out of fold.
 *
 * <p>The number of items decides which maps may compete: with fewer than {@value #FOR_TEMPERATURE} items, or fewer than {@value
 * #OF_EACH_CLASS} of the smaller class, Platt and beta; from there on temperature too; isotonic from {@value #FOR_ISOTONIC} items. The
 * identity always competes and is kept unless another is strictly better. A candidate that cannot be fitted without some fold drops
 * out. Impossible below {@value #SMALLEST_CLASS} items of the smaller class, with the number that is wanting.
 *
 * <p>The winner's own log loss is a little optimistic, since it was picked for it; a holdout says more. The thresholds are rules of
 * thumb.
 */
public final class CalibrationChoice {

    /** Items of the smaller class below which nothing is fitted. */
    public static final int SMALLEST_CLASS = 10;

    static final int OF_EACH_CLASS = 50;
    static final int FOR_TEMPERATURE = 200;
    static final int FOR_ISOTONIC = 1000;

    private CalibrationChoice() {}

    /** The maps that may compete beside the identity. */
    public static Set<CalibrationMethod> candidates(int items, int smallerClass) {
        if (items < FOR_TEMPERATURE || smallerClass < OF_EACH_CLASS) {
            return Set.of(CalibrationMethod.PLATT, CalibrationMethod.BETA);
        }
        return items < FOR_ISOTONIC
                ? Set.of(CalibrationMethod.PLATT, CalibrationMethod.BETA, CalibrationMethod.TEMPERATURE)
                : Set.of(
                        CalibrationMethod.PLATT,
                        CalibrationMethod.BETA,
                        CalibrationMethod.TEMPERATURE,
                        CalibrationMethod.ISOTONIC);
    }

    /** The best map, refitted on all items. */
    public static Fit<Calibration> choose(LabelledScores items, Folds folds) {
        int smaller = Math.min(items.positives(), items.negatives());
        if (smaller < SMALLEST_CLASS) {
            return Fit.impossible(
                    "the smaller class has " + smaller + " items, " + (SMALLEST_CLASS - smaller) + " more are needed",
                    items.size());
        }
        Map<CalibrationMethod, Forecasts> forecasts = new EnumMap<>(CalibrationMethod.class);
        forecasts.put(CalibrationMethod.IDENTITY, Forecasts.uncalibrated(items));
        for (CalibrationMethod method : candidates(items.size(), smaller)) {
            Optional<Forecasts> honest =
                    CrossFitting.outOfFold(items, folds, method).model();
            honest.ifPresent(made -> forecasts.put(method, made));
        }
        return best(items, forecasts);
    }

    private static Fit<Calibration> best(LabelledScores items, Map<CalibrationMethod, Forecasts> forecasts) {
        Map<CalibrationMethod, Double> losses = new EnumMap<>(CalibrationMethod.class);
        forecasts.forEach((method, made) ->
                LogLoss.value(made).ifPresent(loss -> losses.put(method, loss)));
        CalibrationMethod best = CalibrationMethod.IDENTITY;
        for (Map.Entry<CalibrationMethod, Double> loss : losses.entrySet()) {
            best = loss.getValue() < losses.get(best) ? loss.getKey() : best;
        }
        CalibrationMethod chosen = best;
        return chosen.fit(items)
                .map(map -> new Calibration(chosen, map, forecasts.get(chosen), losses, items.groups()));
    }
}
