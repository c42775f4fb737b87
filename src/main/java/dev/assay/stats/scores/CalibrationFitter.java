package dev.assay.stats.scores;

import dev.assay.stats.Fit;

/** Finds a calibration map for scored items whose labels are known. */
@FunctionalInterface
public interface CalibrationFitter {

    /** Impossible with one class only, and for the reasons that a map's own class names. */
    Fit<? extends CalibrationMap> fit(LabelledScores items);
}
