package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.Logit;
import dev.assay.stats.Require;

/**
 * Platt scaling: 1/(1 + exp(-(slope l + intercept))) with l = ln(s/(1-s)) of the clipped score.
 *
 * <p>Fitted by Newton's method to softened targets, (P + 1)/(P + 2) for the P positive items and 1/(N + 2) for the N negative ones, so
 * that it is finite even where the scores separate the classes. Below 0 the slope turns the order of the scores round: the scores then
 * speak against the label. Impossible with one class only and where all scores are equal.
 *
 * <p>Sources: Platt 1999, Probabilistic outputs for support vector machines, in Advances in Large Margin Classifiers; Lin, Lin and Weng
 * 2007, doi 10.1007/s10994-007-5018-6. Deviation: we fit on log odds, since a judge's score is a probability already; Platt fits on
 * an unbounded margin.
 *
 * @param slope finite
 * @param intercept finite
 */
public record PlattMap(double slope, double intercept) implements CalibrationMap {

    public PlattMap {
        Require.finite(slope, "slope");
        Require.finite(intercept, "intercept");
    }

    public static Fit<PlattMap> fit(LabelledScores items) {
        return Columns.isConstant(items.logOdds())
                ? Fit.impossible("all scores are equal", items.size())
                : line(items.logOdds(), items);
    }

    /** The same fit on any predictor of the items in place of their log odds. */
    static Fit<PlattMap> line(double[] predictor, LabelledScores items) {
        return LogisticFit.of(Columns.beside(Columns.ones(items.size()), predictor), items.softTargets())
                .map(fit -> new PlattMap(fit.coefficients()[1], fit.coefficients()[0]));
    }

    @Override
    public double probability(double score) {
        return Logit.inverse(slope * LabelledScores.logOdds(score) + intercept);
    }
}
