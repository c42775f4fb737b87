package dev.assay.disagreement;

import java.util.List;

/**
 * The clusters of one judge and criterion with what people decided about them.
 *
 * @param clusters those of {@code found} under the ids by which people know them, largest first
 */
public record DecidedClusters(DisagreementClusters found, List<DecidedCluster> clusters) {

    public DecidedClusters {
        clusters = List.copyOf(clusters);
    }
}
