package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.Logit;

/**
 * Temperature scaling: 1/(1 + exp(-l/T)) with l = ln(s/(1-s)) of the clipped score. It makes scores bolder (T below 1) or more timid
 * (above 1) and leaves 0.5 where it is, so it cannot mend a score that is too high throughout.
 *
 * <p>T is the inverse slope of a logistic regression without intercept, by maximum likelihood; where 0.5 separates the classes, which
 * would make T 0, on the softened targets of {@link PlattMap} (own rule). Impossible with one class only, where all scores are 0.5, and
 * where the slope is not positive: no temperature turns the order of the scores round.
 *
 * <p>Source: Guo, Pleiss, Sun and Weinberger 2017, arXiv 1706.04599.
 *
 * @param temperature above 0, finite
 */
public record TemperatureMap(double temperature) implements CalibrationMap {

    public TemperatureMap {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature must be finite and above 0, was " + temperature);
        }
    }

    public static Fit<TemperatureMap> fit(LabelledScores items) {
        double[][] column = Columns.beside(items.logOdds());
        Fit<LogisticFit> sharp = LogisticFit.of(column, items.targets());
        Fit<LogisticFit> fit = sharp.model().isPresent() ? sharp : LogisticFit.of(column, items.softTargets());
        return fit.then(line -> ofSlope(line.coefficients()[0], items.size()));
    }

    private static Fit<TemperatureMap> ofSlope(double slope, int n) {
        double temperature = 1 / slope;
        return slope > 0 && Double.isFinite(temperature)
                ? Fit.found(new TemperatureMap(temperature))
                : Fit.impossible("scores do not rise with the label", n);
    }

    @Override
    public double probability(double score) {
        return Logit.inverse(LabelledScores.logOdds(score) / temperature);
    }
}
