package dev.assay.rubric.web;

import dev.assay.rubric.RubricDiff;
import java.util.List;
import java.util.Optional;

/**
 * What changed between two rubrics.
 *
 * @param from version of the older
 * @param to version of the newer
 * @param required the version step that the changes need: {@code patch}, {@code minor} or {@code major}; absent where nothing
 *     changed
 * @param declared the step from one version to the other; absent where the newer is not above the older
 * @param announced whether the version moved far enough
 * @param labelsComparable false after a major step: gold under the older says nothing about the newer
 */
public record RubricDiffView(
        String from,
        String to,
        List<ChangeView> changes,
        Optional<String> required,
        Optional<String> declared,
        boolean announced,
        boolean labelsComparable) {

    /**
     * One change.
     *
     * @param where {@code rubric}, or the id of a criterion
     */
    public record ChangeView(String step, String where, String what) {}

    public static RubricDiffView of(RubricDiff diff) {
        return new RubricDiffView(
                diff.from().toString(),
                diff.to().toString(),
                diff.changes().stream()
                        .map(change -> new ChangeView(change.step().word(), change.where(), change.what()))
                        .toList(),
                diff.required().map(RubricDiff.Step::word),
                diff.declared().map(RubricDiff.Step::word),
                diff.isAnnounced(),
                diff.labelsAreComparable());
    }
}
