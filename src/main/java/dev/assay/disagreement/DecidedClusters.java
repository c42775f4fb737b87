package dev.assay.disagreement;

import java.util.List;
import java.util.Optional;

/**
 * The clusters of one judge and criterion with what people decided about them.
 *
 * @param clusters those of {@code found} under the ids by which people know them, largest first
 * @param calibrated what becomes of the disagreements once the judge is calibrated, where it is
 */
public record DecidedClusters(
        DisagreementClusters found, List<DecidedCluster> clusters, Optional<CalibratedDisagreements> calibrated) {

    public DecidedClusters {
        clusters = List.copyOf(clusters);
    }
}
