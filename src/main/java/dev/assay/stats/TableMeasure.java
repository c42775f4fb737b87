package dev.assay.stats;

import java.util.OptionalDouble;

/** A measure of two raters that needs only their table, such as {@code table -> CohenKappa.value(table, LINEAR)}. */
@FunctionalInterface
public interface TableMeasure {

    /** Empty where the measure is undefined. */
    OptionalDouble of(ConfusionMatrix table);
}
