package dev.assay.stats.bias;

/** What a judge of pairs picked in one order: by the place of the output, not by the output itself. */
public enum SlotChoice {
    FIRST,
    SECOND,
    TIE
}
