package dev.assay.stats.scores;

import dev.assay.stats.Require;

/** The score as it is; every other map has to beat it on items that it did not see. */
public record IdentityMap() implements CalibrationMap {

    @Override
    public double probability(double score) {
        return Require.probability(score, "score");
    }
}
