package dev.assay.stats.rates;

/** About which items a rate is claimed. */
public enum TargetPopulation {
    /** Items yet to come from the same source, of which the evalset is a sample; the default. Its interval is the wider. */
    SUPERPOPULATION,

    /**
     * The items of the evalset themselves, of which those without gold are unknown. The variance is that of a Poisson design, each item
     * drawn by itself; it knows no clusters, which is right unless whole clusters were drawn together.
     */
    EVALSET
}
