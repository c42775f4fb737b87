package dev.assay.gold;

import dev.assay.rubric.Label;

/**
 * The resolved human truth of an item and criterion.
 *
 * @param blindness blind only if every label it was resolved from is blind
 * @param voters how many humans it was resolved from, at least 1
 */
public record GoldLabel(String itemId, String criterion, Label label, GoldTier tier, Blindness blindness, int voters) {}
