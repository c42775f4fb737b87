package dev.assay.calibration;

import dev.assay.stats.Estimate;
import dev.assay.stats.scores.ReliabilityDiagram;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the probabilities are worth on items that their mapping has not seen.
 *
 * @param method the map that was chosen
 * @param basis {@code own}, or {@code pooled} over all criteria where the own gold is too little
 * @param logLoss mean log loss out of fold of every map that competed, by its name
 * @param rawEce of the judge's own confidence
 * @param bins the reliability diagram of the probability of a defect; of the first label where the scale has no good
 *     side
 */
public record CalibrationQuality(
        String method,
        String basis,
        Map<String, Double> logLoss,
        Estimate rawEce,
        Estimate ece,
        Estimate rawBrier,
        Estimate brier,
        List<ReliabilityDiagram.Bin> bins) {

    public CalibrationQuality {
        logLoss = Collections.unmodifiableMap(new LinkedHashMap<>(logLoss));
        bins = List.copyOf(bins);
    }
}
