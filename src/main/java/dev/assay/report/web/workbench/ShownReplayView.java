package dev.assay.report.web.workbench;

import dev.assay.agreement.Metric;
import dev.assay.gold.Coverage;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.FigureView;
import dev.assay.report.web.RunView;
import dev.assay.run.RunState;
import dev.assay.workbench.Replay;
import dev.assay.workbench.ReplayResult;
import dev.assay.workbench.web.ReplayResults;
import dev.assay.workbench.web.ReplayView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a replay found out.
 *
 * @param headline the sentence that one would say aloud
 * @param progress of the run that replays
 * @param step what the diff requires, and whether the draft's version goes that far
 * @param isFrozen whether the draft is a version already
 * @param leftOut calibration items that were not asked about, and why
 * @param changes verdicts that are others now, those that got worse first
 * @param more how many of them are left out
 */
public record ShownReplayView(
        String id,
        VisibleText headline,
        RunView progress,
        VisibleText judge,
        VisibleText from,
        VisibleText to,
        VisibleText step,
        List<VisibleText> diff,
        boolean isFrozen,
        boolean canFreeze,
        VisibleText leftOut,
        List<CriterionView> criteria,
        List<ChangeView> changes,
        int more,
        List<VisibleText> warnings,
        String caveat) {

    private static final int MOST_CHANGES = 100;
    private static final Set<RunState> FINISHED = Set.of(RunState.SUCCEEDED, RunState.PARTIAL);

    public ShownReplayView {
        diff = List.copyOf(diff);
        criteria = List.copyOf(criteria);
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /** What the reader may do. */
    enum Act {
        FREEZE
    }

    /**
     * Agreement with gold on one criterion, before and after, on the items that have a label both times.
     *
     * @param counts how many verdicts were mended and broken, and how many have no label
     * @param worse gold labels on which more was broken than mended
     */
    public record CriterionView(
            VisibleText criterion, String pairs, String counts, List<VisibleText> worse, List<MetricRow> metrics) {}

    /** One metric; the difference is after minus before, paired. */
    public record MetricRow(String name, FigureView before, FigureView after, FigureView difference) {}

    static ShownReplayView of(ReplayResults.Found found, Set<Act> allowed) {
        Replay replay = found.replay();
        List<ChangeView> changes = ChangeView.of(found);
        boolean isFrozen = found.state() == ReplayView.State.IMMUTABLE;
        return new ShownReplayView(
                replay.id(),
                VisibleText.of(headline(found)),
                RunView.of(found.after()),
                VisibleText.of(replay.judge()),
                VisibleText.of(replay.from().toString()),
                VisibleText.of(replay.to().toString()),
                VisibleText.of(step(found)),
                found.diff().changes().stream()
                        .map(change ->
                                VisibleText.of(change.step().word() + ", " + change.where() + ": " + change.what()))
                        .toList(),
                isFrozen,
                !isFrozen
                        && allowed.contains(Act.FREEZE)
                        && FINISHED.contains(found.after().state()),
                VisibleText.of(leftOut(found)),
                found.result().criteria().stream()
                        .map(criterion -> criterion(found, criterion))
                        .toList(),
                changes.stream().limit(MOST_CHANGES).toList(),
                Math.max(0, changes.size() - MOST_CHANGES),
                found.warnings().stream().map(VisibleText::of).toList(),
                ReplayView.CAVEAT);
    }

    private static String headline(ReplayResults.Found found) {
        if (!found.after().state().isOver()) {
            return "The replay of " + found.replay().judge() + " is "
                    + found.after().state().word() + ".";
        }
        if (found.result().changes().isEmpty()) {
            return "Under the draft " + found.replay().judge() + " says the same on all "
                    + FigureText.counted(found.replay().items(), "calibration item") + ".";
        }
        int mended = found.result().criteria().stream()
                .mapToInt(ReplayResult.OfCriterion::mended)
                .sum();
        int broken = found.result().criteria().stream()
                .mapToInt(ReplayResult.OfCriterion::broken)
                .sum();
        return "Under the draft " + found.replay().judge() + " mends " + FigureText.counted(mended, "verdict")
                + " and breaks " + FigureText.count(broken) + ", on "
                + FigureText.counted(found.replay().items(), "calibration item") + ".";
    }

    private static String step(ReplayResults.Found found) {
        return found.diff()
                        .required()
                        .map(step -> "The changes need a " + step.word() + " step")
                        .orElse("Nothing changed")
                + found.diff()
                        .declared()
                        .map(declared -> "; the version takes a " + declared.word() + " step")
                        .orElse("; the version does not move up")
                + (found.diff().isAnnounced() ? "." : ", which is not far enough.");
    }

    private static String leftOut(ReplayResults.Found found) {
        Replay.LeftOut left = found.replay().leftOut();
        return "Left out: " + left.quoted() + " quoted in a rubric, " + left.shown() + " shown as examples, "
                + left.notJudged() + " not judged before. Drafts tried on this gold: " + found.draftsTried()
                + (found.draftsTried() > 1 ? "; the best of many looks good by luck." : ".");
    }

    private static CriterionView criterion(ReplayResults.Found found, ReplayResult.OfCriterion criterion) {
        long changed = found.result().changes().stream()
                .filter(change -> change.criterion().equals(criterion.criterion()))
                .count();
        List<MetricRow> metrics = new ArrayList<>();
        for (Map.Entry<Metric, ReplayResult.Shift> metric : criterion.metrics().entrySet()) {
            metrics.add(new MetricRow(
                    FigureText.name(metric.getKey()),
                    FigureView.of(metric.getValue().before()),
                    FigureView.of(metric.getValue().after()),
                    FigureView.of(metric.getValue().difference())));
        }
        return new CriterionView(
                VisibleText.of(criterion.criterion()),
                FigureText.counted(criterion.pairs(), "pair"),
                FigureText.counted(changed, "verdict") + " changed: " + criterion.mended() + " mended, "
                        + criterion.broken() + " broken; without a label before "
                        + unscored(criterion.before()) + ", after " + unscored(criterion.after()),
                criterion.worseOn().stream()
                        .map(worse -> VisibleText.of("worse on gold " + worse.gold() + ": " + worse.broken()
                                + " broken, " + worse.mended() + " mended"))
                        .toList(),
                metrics);
    }

    private static int unscored(Coverage coverage) {
        return coverage.abstained() + coverage.unreadable() + coverage.failed();
    }
}
