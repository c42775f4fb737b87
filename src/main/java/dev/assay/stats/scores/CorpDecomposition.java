package dev.assay.stats.scores;

import java.util.Optional;

/**
 * The Brier score in three terms without bins: score = miscalibration - discrimination + uncertainty.
 *
 * <p>With S(.) the mean squared error, p the forecasts, v their isotonic recalibration on the same items and r the share of positives:
 * miscalibration S(p) - S(v), discrimination S(r) - S(v), uncertainty S(r) = r(1 - r). All three are at least 0. Isotonic regression
 * fits the items at hand, so both miscalibration and discrimination are too high on few of them. Plain numbers for display.
 *
 * <p>Source: Dimitriadis, Gneiting and Jordan 2021, doi 10.1073/pnas.2016191118.
 *
 * @param miscalibration what recalibration would take off the score
 * @param discrimination how far the scores tell items apart
 * @param uncertainty of the labels; no score can change it
 */
public record CorpDecomposition(double miscalibration, double discrimination, double uncertainty) {

    /** Empty without items. */
    public static Optional<CorpDecomposition> of(Forecasts forecasts) {
        if (forecasts.size() == 0) {
            return Optional.empty();
        }
        double score = BrierScore.value(forecasts).orElseThrow();
        double recalibrated =
                Isotonic.of(forecasts.ofPositives(), forecasts.ofNegatives()).meanSquaredError();
        double share = forecasts.positiveShare();
        double uncertainty = share * (1 - share);
        return Optional.of(new CorpDecomposition(score - recalibrated, uncertainty - recalibrated, uncertainty));
    }
}
