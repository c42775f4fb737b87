package dev.assay.disagreement;

import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * The disagreements of one judge and criterion, by what they have in common.
 *
 * @param set all of them
 * @param rate the share of judged items on which they differ
 * @param clusters largest first
 * @param unclustered those that have nothing in common with others, ordered by item id; never forced into a cluster
 * @param whyNone why there are no clusters, where there are none
 * @param stability how alike the clusters of subsamples are to these, by the adjusted Rand index; undefined where that was
 *     not tried
 * @param slices where they differ more often, whatever the clusters
 */
public record DisagreementClusters(
        DisagreementSet set,
        Estimate rate,
        List<DisagreementCluster> clusters,
        List<Disagreement> unclustered,
        Optional<String> whyNone,
        Estimate stability,
        SliceFindings slices) {

    public DisagreementClusters {
        clusters = List.copyOf(clusters);
        unclustered = List.copyOf(unclustered);
    }

    /** Below this the clusters come out differently whenever a few items are missing. */
    private static final double UNSTABLE = 0.5;

    /**
     * Whether the clusters hang on a few items; not so where that was not tried. Of one cluster the index says nothing, since
     * one stray member brings it to 0: then it is how well that cluster is found again.
     */
    public boolean isUnstable() {
        Estimate measured = clusters.size() == 1 ? clusters.get(0).stability() : stability;
        return measured.value().orElse(1) < UNSTABLE;
    }

    /** Disagreements in clusters. */
    public int explained() {
        return clusters.stream().mapToInt(DisagreementCluster::size).sum();
    }
}
