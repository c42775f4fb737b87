package dev.assay.stats.scores;

/**
 * The calibration of one criterion of a rubric.
 *
 * @param calibration its {@code outOfFold} holds this criterion's items alone, whatever the map was fitted on
 * @param basis whose gold the map was fitted on; a pooled one has to be shown as such
 */
public record CriterionCalibration(Calibration calibration, Basis basis) {

    /** Whose gold a map was fitted on. */
    public enum Basis {
        /** The criterion's own. */
        OWN,
        /** That of all criteria together, since the own is too little. */
        POOLED
    }
}
