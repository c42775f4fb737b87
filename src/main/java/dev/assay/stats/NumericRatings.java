package dev.assay.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Numbers that any number of raters gave to units (items); a rater may be missing on a unit. */
public final class NumericRatings {

    private final OptionalDouble[][] units;
    private final ItemDesign design;

    private NumericRatings(OptionalDouble[][] units, ItemDesign design) {
        this.units = units;
        this.design = design;
    }

    /**
     * Units of weight 1, each its own cluster.
     *
     * @param units one row per unit, one column per rater, empty = no rating; all rows equally long
     * @throws IllegalArgumentException if rows differ in length or a number is not finite
     */
    public static NumericRatings of(OptionalDouble[][] units) {
        OptionalDouble[][] rows = new OptionalDouble[units.length][];
        for (int unit = 0; unit < units.length; unit++) {
            Require.sameLength(units[0].length, units[unit].length, "unit " + unit);
            rows[unit] = units[unit].clone();
            Arrays.stream(rows[unit]).forEach(rating -> rating.ifPresent(value -> Require.finite(value, "rating")));
        }
        return new NumericRatings(rows, ItemDesign.plain(units.length));
    }

    /** Complete ratings, one row per unit. */
    public static NumericRatings of(double[][] units) {
        OptionalDouble[][] rows = new OptionalDouble[units.length][];
        for (int unit = 0; unit < units.length; unit++) {
            rows[unit] = Arrays.stream(units[unit]).mapToObj(OptionalDouble::of).toArray(OptionalDouble[]::new);
        }
        return of(rows);
    }

    /** The same ratings with inverse inclusion probabilities 1/pi, finite and above 0. */
    public NumericRatings withWeights(double[] weights) {
        return new NumericRatings(units, design.withWeights(weights));
    }

    /** The same ratings in clusters of units, numbered densely from 0. */
    public NumericRatings withClusters(int[] clusters) {
        return new NumericRatings(units, design.withClusters(clusters));
    }

    /** Number of units. */
    public int size() {
        return units.length;
    }

    public int raters() {
        return units.length == 0 ? 0 : units[0].length;
    }

    public OptionalDouble rating(int unit, int rater) {
        return units[unit][rater];
    }

    /** Number of raters who rated the unit. */
    int rated(int unit) {
        return values(unit).length;
    }

    /** The ratings of a unit, without the missing ones. */
    double[] values(int unit) {
        return Arrays.stream(units[unit])
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }

    /** Mean of all ratings, 0 without any. */
    double mean() {
        return Arrays.stream(units)
                .flatMap(Arrays::stream)
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }

    ItemDesign design() {
        return design;
    }
}
