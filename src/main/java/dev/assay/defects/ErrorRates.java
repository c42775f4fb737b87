package dev.assay.defects;

import dev.assay.stats.rates.ObservedShare;
import java.util.Optional;

/**
 * How a judge errs, as it was measured on another release.
 *
 * @param sensitivity on gold defects, absent where there were none
 * @param specificity on gold passes, absent where there were none
 * @param source where it was measured, in words
 */
public record ErrorRates(Optional<ObservedShare> sensitivity, Optional<ObservedShare> specificity, String source) {}
