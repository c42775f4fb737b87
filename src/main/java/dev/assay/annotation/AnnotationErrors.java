package dev.assay.annotation;

import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Annotations that are probably wrong, the most suspect first, and how often each source of annotations errs.
 *
 * <p>A queue for people to look at, in which nothing is decided. Annotations that people have labelled already are not in it.
 *
 * @param known annotations with gold on all criteria that decide, from which was learnt
 * @param wrong how many of these are wrong
 * @param candidates annotations that nobody has labelled
 * @param unscored verdicts without a label, among the candidates
 * @param suspects the most suspect candidates, equal ones by item id
 * @param expectedOfSuspects how many of the suspects are wrong, if the probabilities hold
 * @param expectedAtRandom how many of as many random candidates are wrong, if the probabilities hold
 * @param sources annotators, or whatever the items name in their place, by name
 * @param unlearnt why there is nothing to say, by criterion
 */
public record AnnotationErrors(
        int known,
        int wrong,
        int candidates,
        long unscored,
        List<Suspect> suspects,
        double expectedOfSuspects,
        double expectedAtRandom,
        List<Source> sources,
        Map<String, String> unlearnt) {

    public AnnotationErrors {
        suspects = List.copyOf(suspects);
        sources = List.copyOf(sources);
        unlearnt = Map.copyOf(unlearnt);
    }

    /**
     * An annotation that may be wrong.
     *
     * @param source whose work it is
     * @param probability that it is wrong on some criterion, as if it were wrong on each independently
     * @param doubts by criterion, the most doubtful first
     */
    public record Suspect(String itemId, Optional<String> source, double probability, List<CriterionDoubt> doubts) {

        public Suspect {
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * How often a source errs.
     *
     * @param known annotations with gold on all criteria that decide
     * @param wrong how many of them are wrong
     * @param errorRate of whole annotations; few known ones are shrunk towards all
     * @param byCriterion the same of each criterion
     */
    public record Source(String name, int known, int wrong, Estimate errorRate, Map<String, Estimate> byCriterion) {

        public Source {
            byCriterion = Map.copyOf(byCriterion);
        }
    }
}
