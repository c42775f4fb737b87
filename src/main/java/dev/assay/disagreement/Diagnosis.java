package dev.assay.disagreement;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How probable each cause is, and what speaks for and against it.
 *
 * @param probabilities of each cause, adding up to 1; a weighing of evidence by fixed rules, not a measured frequency
 * @param evidence sentences with counts, the weightiest first
 */
public record Diagnosis(Map<Cause, Double> probabilities, List<String> evidence) {

    public Diagnosis {
        probabilities = Map.copyOf(probabilities);
        evidence = List.copyOf(evidence);
    }

    /** The most probable cause; of equals the first of {@link Cause}. */
    public Cause cause() {
        return probabilities.entrySet().stream()
                .max(Map.Entry.<Cause, Double>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(Cause.JUDGE_ERROR);
    }

    /** In the order of {@link Cause}. */
    public Map<Cause, Double> inOrder() {
        return new EnumMap<>(probabilities);
    }
}
