package dev.assay.convention;

import dev.assay.stats.Estimate;

/**
 * A share among the items with one value of a metadata key.
 *
 * @param share undefined where there are too few items
 */
public record SliceShare(String value, Estimate share) {}
