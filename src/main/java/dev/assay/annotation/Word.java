package dev.assay.annotation;

import java.util.OptionalDouble;

/**
 * A judge's word on an annotation.
 *
 * @param isWrong whether its label is outside the passing ones
 * @param confidence in [0,1] that its label is right
 */
record Word(boolean isWrong, OptionalDouble confidence) {

    /** Half of this is left of the scale's ends: nobody is infinitely sure. */
    private static final double MARGIN = 0.01;

    /** How strongly the judge holds the annotation to be wrong, inside (0,1). */
    double strength() {
        double sure = confidence.orElse(1);
        double towardsWrong = isWrong ? (1 + sure) / 2 : (1 - sure) / 2;
        return MARGIN + (1 - 2 * MARGIN) * towardsWrong;
    }
}
