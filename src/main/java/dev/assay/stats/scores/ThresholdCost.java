package dev.assay.stats.scores;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Fit;

/**
 * The mean cost of an item when both the map and the threshold are chosen without it, by nested folds.
 *
 * <p>For each fold the others are cross-fitted among themselves, the threshold of least cost is chosen on those probabilities, the map
 * is refitted on all of them, and both are applied to the fold. Undefined where a map is impossible on some part.
 *
 * <p>Interval: BCa bootstrap over clusters of the costs, the choices held fixed; it leaves out how much the choices themselves vary.
 */
public final class ThresholdCost {

    private ThresholdCost() {}

    public static Estimate estimate(
            LabelledScores items, Folds folds, CalibrationFitter fitter, DecisionCosts costs, BootstrapPlan plan) {
        double[] incurred = new double[items.size()];
        for (int fold = 0; fold < folds.count(); fold++) {
            int left = fold;
            LabelledScores others = items.only(item -> folds.foldOf(item) != left);
            Fit<CostThreshold> threshold = CrossFitting.outOfFold(others, folds.without(fold), fitter)
                    .then(forecasts -> CostThreshold.cheapest(forecasts, costs));
            Fit<Boolean> applied = threshold.then(chosen -> fitter.fit(others).map(map -> {
                apply(items, folds, left, map, chosen, costs, incurred);
                return true;
            }));
            if (applied.model().isEmpty()) {
                return applied.fold(
                        unused -> Estimate.undefined("no map", items.size()),
                        none -> Estimate.undefined(none.reason(), items.size()));
            }
        }
        return ForecastBootstrap.ofMean(Forecasts.uncalibrated(items), item -> incurred[item], plan);
    }

    private static void apply(
            LabelledScores items,
            Folds folds,
            int fold,
            CalibrationMap map,
            CostThreshold threshold,
            DecisionCosts costs,
            double[] incurred) {
        for (int item = 0; item < items.size(); item++) {
            if (folds.foldOf(item) == fold) {
                incurred[item] = costs.incurred(threshold.decide(map.probability(items.score(item))), items, item);
            }
        }
    }
}
