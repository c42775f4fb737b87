package dev.assay.stats.raters;

/** What becomes of a human with fewer than {@value AlternativeAnnotatorTest#MIN_ITEMS} items. */
public enum SmallSamples {
    /** Not tested, but still a peer of the others. */
    NOT_TESTED,

    /** Tested by the exact {@link SignedRankTest} in place of the t test. */
    SIGNED_RANK
}
