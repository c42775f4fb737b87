package dev.assay.calibration.web;

import dev.assay.calibration.CalibrationQuality;
import dev.assay.calibration.CriterionFit;
import dev.assay.stats.web.EstimateView;
import java.util.List;
import java.util.Map;

/**
 * What a criterion's calibrated probabilities are worth, out of fold.
 *
 * @param method the map that was chosen
 * @param basis {@code own} or {@code pooled}
 * @param logLoss mean log loss out of fold of every map that competed; {@code identity} is the judge's own confidence
 * @param n gold items that it was fitted on
 * @param unscored gold items without a label of the judge
 */
public record CalibrationQualityView(
        String method,
        String basis,
        Map<String, Double> logLoss,
        EstimateView rawEce,
        EstimateView ece,
        EstimateView rawBrier,
        EstimateView brier,
        List<Bin> reliability,
        long n,
        long unscored) {

    /** One point of a reliability diagram. */
    public record Bin(int bin, long n, double meanProbability, EstimateView share) {}

    static CalibrationQualityView of(CalibrationQuality quality, CriterionFit fit) {
        return new CalibrationQualityView(
                quality.method(),
                quality.basis(),
                quality.logLoss(),
                EstimateView.of(quality.rawEce()),
                EstimateView.of(quality.ece()),
                EstimateView.of(quality.rawBrier()),
                EstimateView.of(quality.brier()),
                quality.bins().stream()
                        .map(bin -> new Bin(
                                bin.bin(), bin.n(), bin.meanProbability(), EstimateView.of(bin.positiveShare())))
                        .toList(),
                fit.n(),
                fit.unscored());
    }
}
