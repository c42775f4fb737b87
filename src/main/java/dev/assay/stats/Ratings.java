package dev.assay.stats;

import java.util.Arrays;

/**
 * Labels that any number of raters gave to units (items) of one categorical scale; a rater may be missing on a unit.
 *
 * <p>Labels are positions on the FULL scale, 0 to {@code labels() - 1}; {@link #MISSING} is no rating.
 */
public final class Ratings {

    /** No rating by this rater on this unit. */
    public static final int MISSING = -1;

    private final int labels;
    private final int[][] units;
    private final double[] labelValues;
    private final ItemDesign design;

    private Ratings(int labels, int[][] units, double[] labelValues, ItemDesign design) {
        this.labels = labels;
        this.units = units;
        this.labelValues = labelValues;
        this.design = design;
    }

    /**
     * Units of weight 1, each its own cluster; the labels' values are 1 to q.
     *
     * @param units one row per unit, one column per rater, all rows equally long
     * @throws IllegalArgumentException if rows differ in length or a label is neither on the scale nor {@link #MISSING}
     */
    public static Ratings of(int labels, int[][] units) {
        Require.atLeast(1, labels, "number of labels");
        int[][] rows = new int[units.length][];
        for (int unit = 0; unit < units.length; unit++) {
            Require.sameLength(units[0].length, units[unit].length, "unit " + unit);
            rows[unit] = units[unit].clone();
            for (int label : rows[unit]) {
                if (label < MISSING || label >= labels) {
                    throw new IllegalArgumentException("label must be in -1.." + (labels - 1) + ", was " + label);
                }
            }
        }
        double[] positions = new double[labels];
        for (int label = 0; label < labels; label++) {
            positions[label] = label + 1;
        }
        return new Ratings(labels, rows, positions, ItemDesign.plain(units.length));
    }

    /** The same ratings with the numbers that the labels stand for; only the interval and ratio metrics read them. */
    public Ratings withLabelValues(double[] values) {
        Require.sameLength(labels, values.length, "label values");
        for (double value : values) {
            Require.finite(value, "label value");
        }
        return new Ratings(labels, units, values.clone(), design);
    }

    /** The same ratings with inverse inclusion probabilities 1/pi, finite and above 0. */
    public Ratings withWeights(double[] weights) {
        return new Ratings(labels, units, labelValues, design.withWeights(weights));
    }

    /** The same ratings in clusters of units, numbered densely from 0. */
    public Ratings withClusters(int[] clusters) {
        return new Ratings(labels, units, labelValues, design.withClusters(clusters));
    }

    public int labels() {
        return labels;
    }

    /** Number of units. */
    public int size() {
        return units.length;
    }

    public int raters() {
        return units.length == 0 ? 0 : units[0].length;
    }

    /** The label, or {@link #MISSING}. */
    public int label(int unit, int rater) {
        return units[unit][rater];
    }

    public double weight(int unit) {
        return design.weight(unit);
    }

    public int cluster(int unit) {
        return design.cluster(unit);
    }

    public int clusters() {
        return design.clusterCount();
    }

    /** How many raters gave each label to the unit. */
    int[] counts(int unit) {
        int[] counts = new int[labels];
        for (int label : units[unit]) {
            if (label != MISSING) {
                counts[label]++;
            }
        }
        return counts;
    }

    /** Number of raters who rated the unit. */
    int rated(int unit) {
        int rated = 0;
        for (int label : units[unit]) {
            rated += label == MISSING ? 0 : 1;
        }
        return rated;
    }

    /** The same ratings on a scale of two labels: this one (1) against all others (0). */
    Ratings against(int label) {
        int[][] binary = new int[units.length][];
        for (int unit = 0; unit < units.length; unit++) {
            binary[unit] = Arrays.stream(units[unit])
                    .map(given -> given == MISSING ? MISSING : given == label ? 1 : 0)
                    .toArray();
        }
        return new Ratings(2, binary, new double[] {0, 1}, design);
    }

    double[] labelValues() {
        return labelValues;
    }

    ItemDesign design() {
        return design;
    }
}
