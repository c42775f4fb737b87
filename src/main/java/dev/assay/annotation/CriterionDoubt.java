package dev.assay.annotation;

import java.util.List;

/**
 * How far an annotation is doubted on one criterion.
 *
 * @param probability that it is wrong there, inside (0,1)
 * @param evidence sentences with counts
 */
public record CriterionDoubt(String criterion, double probability, List<String> evidence) {

    public CriterionDoubt {
        evidence = List.copyOf(evidence);
    }
}
