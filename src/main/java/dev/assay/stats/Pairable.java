package dev.assay.stats;

import java.util.function.IntUnaryOperator;

/** The units with two ratings or more, their weights scaled to a mean of 1. */
final class Pairable {

    private final ItemDesign design;
    private final long count;
    private final double scale;

    private Pairable(ItemDesign design, long count, double weight) {
        this.design = design;
        this.count = count;
        this.scale = count == 0 ? 1 : count / weight;
    }

    static Pairable of(int units, IntUnaryOperator rated, ItemDesign design) {
        long count = 0;
        double weight = 0;
        for (int unit = 0; unit < units; unit++) {
            if (rated.applyAsInt(unit) > 1) {
                count++;
                weight += design.weight(unit);
            }
        }
        return new Pairable(design, count, weight);
    }

    long count() {
        return count;
    }

    double scaledWeight(int unit) {
        return scale * design.weight(unit);
    }
}
