package dev.assay.stats.scores;

/**
 * Turns a score into the probability that the item is positive.
 *
 * <p>A map knows nothing of the items that it was fitted on, so its own answers for them are no evidence of its quality; that comes
 * from {@link Forecasts}.
 */
public sealed interface CalibrationMap permits IdentityMap, PlattMap, TemperatureMap, BetaMap, IsotonicMap {

    /** Scores are cut to [{@value}, 1 - {@value}] where a map takes their log odds. */
    double CLIP = 1e-6;

    /**
     * @param score in [0,1]
     * @return in [0,1]
     */
    double probability(double score);
}
