package dev.assay.rubric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What changed between two versions of a rubric, and which version step that takes: patch for wording, minor for
 * examples and clarification, major for everything after which labels are not comparable.
 *
 * @param changes in the order of the newer rubric, removals last
 */
public record RubricDiff(RubricVersion from, RubricVersion to, List<Change> changes) {

    public RubricDiff {
        changes = List.copyOf(changes);
    }

    /** How far a version moves, the smallest first. */
    public enum Step {
        PATCH,
        MINOR,
        MAJOR;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One change.
     *
     * @param step the smallest version step that announces it
     * @param where {@code rubric}, or the id of a criterion
     * @param what one clause, such as {@code labels changed from [no, yes] to [no, maybe, yes]}
     */
    public record Change(Step step, String where, String what) {}

    /** The smallest step that announces all changes; empty where nothing changed. */
    public Optional<Step> required() {
        return changes.stream().map(Change::step).max(Comparator.naturalOrder());
    }

    /** Whether labels under one say something about the other: no change, and no version number, is a major step. */
    public boolean labelsAreComparable() {
        return from.major() == to.major()
                && required().filter(Step.MAJOR::equals).isEmpty();
    }

    /** The step from one version to the other; empty where the newer version is not above the older. */
    public Optional<Step> declared() {
        if (to.compareTo(from) <= 0) {
            return Optional.empty();
        }
        if (to.major() != from.major()) {
            return Optional.of(Step.MAJOR);
        }
        return Optional.of(to.minor() != from.minor() ? Step.MINOR : Step.PATCH);
    }

    /** Whether the version moved at least as far as the changes require. */
    public boolean isAnnounced() {
        return required()
                .map(needed ->
                        declared().filter(step -> step.compareTo(needed) >= 0).isPresent())
                .orElse(true);
    }

    /** Compares two rubrics, whose ids may differ too. */
    public static RubricDiff between(Rubric before, Rubric after) {
        List<Change> changes = new ArrayList<>();
        Comparison rubric = new Comparison("rubric", changes);
        rubric.of(Step.MAJOR, "id", before.id(), after.id());
        rubric.of(Step.PATCH, "title", before.title(), after.title());
        rubric.of(Step.MINOR, "inputs", before.inputs(), after.inputs());
        Map<String, Criterion> old = new LinkedHashMap<>();
        before.criteria().forEach(criterion -> old.put(criterion.id(), criterion));
        for (Criterion criterion : after.criteria()) {
            Optional.ofNullable(old.remove(criterion.id()))
                    .ifPresentOrElse(
                            earlier -> compare(earlier, criterion, changes),
                            () -> changes.add(new Change(Step.MAJOR, criterion.id(), "criterion added")));
        }
        rubric.of(Step.MINOR, "decision", before.decision(), after.decision());
        rubric.of(
                Step.PATCH,
                "prompt",
                before.prompt().orElse("built-in"),
                after.prompt().orElse("built-in"));
        old.keySet().forEach(id -> changes.add(new Change(Step.MAJOR, id, "criterion removed")));
        return new RubricDiff(before.version(), after.version(), changes);
    }

    private static void compare(Criterion before, Criterion after, List<Change> changes) {
        Comparison criterion = new Comparison(after.id(), changes);
        criterion.of(Step.PATCH, "question", before.question(), after.question());
        criterion.of(
                Step.PATCH,
                "clause",
                before.clause().orElse("none"),
                after.clause().orElse("none"));
        compare(before.scale(), after.scale(), criterion);
        criterion.of(Step.MINOR, "weight", before.weight(), after.weight());
        criterion.of(Step.MINOR, "hardFail", before.hardFail(), after.hardFail());
        criterion.of(Step.MINOR, "evidence", before.evidenceRequiredIf(), after.evidenceRequiredIf());
        criterion.of(Step.MINOR, "anchors", before.anchors(), after.anchors());
        criterion.of(Step.MINOR, "examples", before.examples(), after.examples());
    }

    private static void compare(Scale before, Scale after, Comparison criterion) {
        if (!before.type().equals(after.type())) {
            criterion.of(Step.MAJOR, "scale", before.type(), after.type());
        } else if (before instanceof Scale.Categorical old && after instanceof Scale.Categorical young) {
            criterion.of(Step.MAJOR, "labels", old.labels(), young.labels());
            criterion.of(Step.MAJOR, "passing", old.passing(), young.passing());
            criterion.of(Step.MINOR, "aliases", old.aliases(), young.aliases());
        } else {
            criterion.of(Step.MAJOR, "scale", before, after);
        }
    }

    /** Notes differences at one place. */
    private record Comparison(String where, List<Change> changes) {

        /** Short values are quoted, long ones only named. */
        void of(Step step, String what, Object before, Object after) {
            if (Objects.equals(before, after)) {
                return;
            }
            boolean quotable = before instanceof String
                    || before instanceof Number
                    || (before instanceof Collection<?> values
                            && values.stream().allMatch(String.class::isInstance));
            String quoted = quotable ? " from " + before + " to " + after : "";
            changes.add(new Change(step, where, what + " changed" + quoted));
        }
    }
}
