package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import dev.assay.stats.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each item the probability of a map that saw neither the item nor its group: one map a fold, fitted on all other folds.
 *
 * <p>Impossible where a map is on the items of some fold's complement, such as with one class only.
 */
public final class CrossFitting {

    private CrossFitting() {}

    /** The out-of-fold probabilities, in the order of the items. */
    public static Fit<Forecasts> outOfFold(LabelledScores items, Folds folds, CalibrationFitter fitter) {
        Require.sameLength(items.size(), folds.items(), "folds");
        double[] probabilities = new double[items.size()];
        for (int fold = 0; fold < folds.count(); fold++) {
            int left = fold;
            Fit<? extends CalibrationMap> fit = fitter.fit(items.only(item -> folds.foldOf(item) != left));
            if (fit.model().isEmpty()) {
                return fit.fold(
                        unused -> Fit.impossible("no map", items.size()),
                        none -> Fit.impossible("without one fold: " + none.reason(), items.size()));
            }
            CalibrationMap map = fit.model().get();
            for (int item = 0; item < probabilities.length; item++) {
                if (folds.foldOf(item) == left) {
                    probabilities[item] = map.probability(items.score(item));
                }
            }
        }
        return Fit.found(Forecasts.honest(probabilities, items));
    }

    /** The same on an unordered scale, one map a label and fold. */
    public static Fit<NominalForecasts> outOfFold(NominalScores items, Folds folds, CalibrationFitter fitter) {
        Require.sameLength(items.size(), folds.items(), "folds");
        List<OneVsRest> maps = new ArrayList<>();
        for (int fold = 0; fold < folds.count(); fold++) {
            int left = fold;
            Fit<OneVsRest> fit = OneVsRest.fit(items.only(item -> folds.foldOf(item) != left), fitter);
            if (fit.model().isEmpty()) {
                return fit.then(unused -> Fit.<NominalForecasts>impossible("no map", items.size()));
            }
            maps.add(fit.model().get());
        }
        return Fit.found(
                NominalForecasts.honest(item -> maps.get(folds.foldOf(item)).probabilities(items.scores(item)), items));
    }
}
