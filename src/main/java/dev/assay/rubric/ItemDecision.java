package dev.assay.rubric;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a whole item passes, from the labels of its criteria.
 *
 * <p>A label that fails an item ({@code hardFail}) fails it whatever the rest says. Under {@code all_pass} and {@code worst}
 * every criterion with a good side must have a passing label; under {@code weighted_mean} the weighted mean of the criteria's scores
 * must reach {@code passAt}: 1 for a passing label and 0 for another, a number by its place between the bounds of its scale. Criteria
 * without a good side (pairs; numbers under {@code all_pass}) do not vote.
 */
public final class ItemDecision {

    private static final double TOLERANCE = 1e-9;

    private final Rubric rubric;

    public ItemDecision(Rubric rubric) {
        this.rubric = rubric;
    }

    /**
     * The decision.
     *
     * @param labels by criterion; a criterion without one has no entry
     * @return empty where labels are missing and those that are there do not force it
     */
    public Optional<Boolean> passes(Map<String, Label> labels) {
        for (Criterion criterion : rubric.criteria()) {
            Label label = labels.get(criterion.id());
            if (label != null && isHardFail(criterion, label)) {
                return Optional.of(false);
            }
        }
        Optional<Boolean> passes =
                rubric.decision().rule() == Decision.Rule.WEIGHTED_MEAN ? byMean(labels) : byEach(labels);
        return passes.filter(good -> !good || !mayStillFail(labels));
    }

    /**
     * The decision of an item with a label on every criterion that has a say. A rate has to be made of these alone: one bad label
     * decides an item while many good ones are needed for it, so items with some labels would nearly all be failed ones.
     */
    public Optional<Boolean> passesInFull(Map<String, Label> labels) {
        boolean isComplete = rubric.criteria().stream()
                .filter(this::hasASay)
                .allMatch(criterion -> labels.containsKey(criterion.id()));
        return isComplete ? passes(labels) : Optional.empty();
    }

    /** Whether a label on the criterion can decide an item. */
    public boolean hasASay(Criterion criterion) {
        boolean isScore = criterion.scale().fold(categorical -> false, numeric -> true);
        return hasGoodSide(criterion)
                || criterion.hardFail().isPresent()
                || (isScore && rubric.decision().rule() == Decision.Rule.WEIGHTED_MEAN);
    }

    private boolean mayStillFail(Map<String, Label> labels) {
        return rubric.criteria().stream()
                .anyMatch(criterion -> criterion.hardFail().isPresent() && !labels.containsKey(criterion.id()));
    }

    /** Whether a label fails the whole item. */
    public static boolean isHardFail(Criterion criterion, Label label) {
        return criterion
                .hardFail()
                .map(hardFail -> hardFail.on().contains(label.text()))
                .orElse(false);
    }

    private Optional<Boolean> byEach(Map<String, Label> labels) {
        boolean isOpen = false;
        boolean votes = false;
        for (Criterion criterion : rubric.criteria()) {
            if (!hasGoodSide(criterion)) {
                continue;
            }
            votes = true;
            Label label = labels.get(criterion.id());
            if (label == null) {
                isOpen = true;
            } else if (score(criterion, label).orElse(1) < 1) {
                return Optional.of(false);
            }
        }
        return isOpen || !votes ? Optional.empty() : Optional.of(true);
    }

    /** The mean with the missing scores at 0 and at 1: decided where both agree. */
    private Optional<Boolean> byMean(Map<String, Label> labels) {
        double weights = 0;
        double least = 0;
        double most = 0;
        for (Criterion criterion : rubric.criteria()) {
            boolean isScore = criterion.scale().fold(categorical -> false, numeric -> true);
            if (!isScore && !hasGoodSide(criterion)) {
                continue;
            }
            weights += criterion.weight();
            Label label = labels.get(criterion.id());
            OptionalDouble score = label == null ? OptionalDouble.empty() : score(criterion, label);
            least += criterion.weight() * score.orElse(0);
            most += criterion.weight() * score.orElse(1);
        }
        if (weights == 0) {
            return Optional.empty();
        }
        double passAt = rubric.decision().passAt().orElseThrow() - TOLERANCE;
        boolean atLeast = least / weights >= passAt;
        boolean atMost = most / weights >= passAt;
        return atLeast == atMost ? Optional.of(atLeast) : Optional.empty();
    }

    private static boolean hasGoodSide(Criterion criterion) {
        return criterion.scale().fold(categorical -> !categorical.passing().isEmpty(), numeric -> false);
    }

    private static OptionalDouble score(Criterion criterion, Label label) {
        return criterion
                .scale()
                .fold(
                        categorical -> OptionalDouble.of(categorical.passing().contains(label.text()) ? 1 : 0),
                        numeric ->
                                OptionalDouble.of((label.number() - numeric.min()) / (numeric.max() - numeric.min())));
    }
}
