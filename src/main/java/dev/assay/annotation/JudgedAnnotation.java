package dev.assay.annotation;

import dev.assay.evalset.Item;
import java.util.Map;
import java.util.Optional;

/**
 * What judges said about one annotation on one criterion, and what is known of it.
 *
 * @param words by judge, only scored verdicts
 * @param isWrong whether gold has a label outside the passing ones
 */
record JudgedAnnotation(Item item, Map<String, Word> words, boolean isWrong) {

    JudgedAnnotation {
        words = Map.copyOf(words);
    }

    Optional<String> source() {
        return Candidate.source(item);
    }
}
