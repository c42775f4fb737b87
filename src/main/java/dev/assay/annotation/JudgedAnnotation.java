package dev.assay.annotation;

import dev.assay.evalset.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What judges said about one annotation on one criterion, and what is known of it.
 *
 * @param words by judge, only scored verdicts
 * @param isWrong whether gold has a label outside the passing ones, where there is gold to learn from
 */
record JudgedAnnotation(Item item, Map<String, Word> words, Optional<Boolean> isWrong) {

    /** What may say whose work an annotation is; the first that an item names does. */
    static final List<String> SOURCES = List.of("annotator", "vendor", "workflow", "dataset");

    JudgedAnnotation {
        words = Map.copyOf(words);
    }

    /** Whose work the annotation of an item is. */
    static Optional<String> source(Item item) {
        return SOURCES.stream().flatMap(key -> item.metaText(key).stream()).findFirst();
    }

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
}
