package dev.assay.calibration.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.calibration.Calibration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A calibration on the wire.
 *
 * @param criteria what each is worth, out of fold
 * @param impossible why other criteria have none
 * @param certificate that was issued with it
 */
public record CalibrationView(
        String id,
        String run,
        String evalset,
        String judge,
        String rubric,
        String judged,
        String goldSet,
        String gold,
        String split,
        int folds,
        long seed,
        JsonNode criteria,
        Map<String, String> impossible,
        Optional<String> certificate,
        String version,
        Instant createdAt,
        String createdBy) {

    public static CalibrationView of(Calibration calibration, JsonNode criteria, Optional<String> certificate) {
        Calibration.Header header = calibration.header();
        return new CalibrationView(
                header.id(),
                header.run(),
                header.evalset(),
                header.judge(),
                header.rubric().toString(),
                header.judged().value(),
                header.goldSet(),
                header.gold().value(),
                "calibration",
                header.folds(),
                header.seed(),
                criteria,
                calibration.impossible(),
                certificate,
                header.version(),
                header.at(),
                header.by());
    }
}
