package dev.assay.gold;

import dev.assay.fingerprint.CanonicalContent;

/**
 * Assigns each cluster of items to a split by hash, so that the assignment never depends on what else is in the set
 * and never changes when labels or items are added.
 *
 * @param seed changes the assignment of everything
 * @param holdoutShare expected share of clusters in the holdout, in (0,1)
 */
public record SplitRule(long seed, double holdoutShare) {

    public SplitRule {
        if (!(holdoutShare > 0 && holdoutShare < 1)) {
            throw new IllegalArgumentException("holdoutShare must lie in (0,1), was " + holdoutShare);
        }
    }

    /** The split of a cluster: the item's group, or the item's own id where it has none. */
    public Split of(String cluster) {
        String hex = CanonicalContent.sha256(seed + "\n" + cluster).substring(0, 13);
        double uniform = Long.parseLong(hex, 16) / (double) (1L << 52);
        return uniform < holdoutShare ? Split.HOLDOUT : Split.CALIBRATION;
    }
}
