package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Calibrates each criterion of a rubric on its own gold, and one with fewer than {@value #OWN_GOLD} items on the gold of all criteria
 * together, which it says.
 *
 * <p>A pooled map takes it that a score means the same whatever is judged; where criteria differ in how often items pass, it draws the small
 * one towards the others. Its quality is therefore the one on the criterion's own items, each out of fold: an item's group leaves the
 * pool with all its items of every criterion. With a single criterion there is nothing to pool, and it is calibrated on its own.
 *
 * <p>Choice of the map and refusals as {@link CalibrationChoice}; from {@value #OWN_GOLD} items on too few of a class are refused, not
 * pooled. The threshold is a rule of thumb.
 */
public final class CalibrationPool {

    /** Items of a criterion from which on it is calibrated on its own. */
    public static final int OWN_GOLD = 50;

    private final LabelledScores all;
    private final int folds;
    private final long seed;

    private CalibrationPool(LabelledScores all, int folds, long seed) {
        this.all = all;
        this.folds = folds;
        this.seed = seed;
    }

    /**
     * The calibration of each criterion, or why it has none.
     *
     * @param criteria scored items by the criterion's id; positive means the same for all; an item judged on several criteria has one
     *     group in all of them
     * @param folds at least 2
     */
    public static SortedMap<String, Fit<CriterionCalibration>> choose(
            SortedMap<String, LabelledScores> criteria, int folds, long seed) {
        CalibrationPool pool = new CalibrationPool(LabelledScores.joined(criteria.values()), folds, seed);
        Fit<Calibration> pooled = pool.calibrated(pool.all);
        SortedMap<String, Fit<CriterionCalibration>> chosen = new TreeMap<>();
        int from = 0;
        for (SortedMap.Entry<String, LabelledScores> criterion : criteria.entrySet()) {
            LabelledScores own = criterion.getValue();
            int first = from;
            boolean isOwn = own.size() >= OWN_GOLD || criteria.size() == 1;
            chosen.put(
                    criterion.getKey(),
                    isOwn
                            ? pool.calibrated(own)
                                    .map(found -> new CriterionCalibration(found, CriterionCalibration.Basis.OWN))
                            : ofPool(pooled, own, first, criteria.size()));
            from += own.size();
        }
        return chosen;
    }

    private Fit<Calibration> calibrated(LabelledScores items) {
        return items.groups().size() < folds
                ? Fit.impossible("fewer groups than folds", items.size())
                : CalibrationChoice.choose(items, Folds.assign(items, folds, seed));
    }

    private static Fit<CriterionCalibration> ofPool(
            Fit<Calibration> pooled, LabelledScores own, int first, int criteria) {
        return pooled.fold(
                found -> Fit.found(new CriterionCalibration(
                        new Calibration(
                                found.method(),
                                found.map(),
                                part(found.outOfFold(), own, first),
                                found.logLoss(),
                                found.seenGroups()),
                        CriterionCalibration.Basis.POOLED)),
                none -> Fit.impossible("pooled over " + criteria + " criteria: " + none.reason(), own.size()));
    }

    private static Forecasts part(Forecasts all, LabelledScores own, int first) {
        return Forecasts.honest(
                IntStream.range(first, first + own.size())
                        .mapToDouble(all::probability)
                        .toArray(),
                own);
    }
}
