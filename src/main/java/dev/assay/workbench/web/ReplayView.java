package dev.assay.workbench.web;

import dev.assay.agreement.Metric;
import dev.assay.gold.Coverage;
import dev.assay.gold.Split;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import dev.assay.rubric.web.RubricDiffView;
import dev.assay.run.Run;
import dev.assay.stats.Estimate;
import dev.assay.stats.web.EstimateView;
import dev.assay.workbench.Replay;
import dev.assay.workbench.ReplayResult;
import dev.assay.workbench.VerdictChange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A replay on the wire.
 *
 * @param status of the run that replays
 * @param run whose verdicts are those before
 * @param replayRun whose verdicts are those after; paused and resumed like any run
 * @param draftsTried how many drafts of the rubric were replayed on the same gold, this one among them
 * @param split always {@code calibration}
 * @param items how many calibration items are asked about
 * @param changes verdicts that are others now; absent where one of the two is not there yet
 * @param caveat what the figures do not say
 */
public record ReplayView(
        String id,
        String status,
        String run,
        String replayRun,
        String judge,
        String evalset,
        RubricOfReplay from,
        RubricOfReplay to,
        String state,
        RubricDiffView diff,
        int draftsTried,
        String split,
        String goldSet,
        int items,
        LeftOutView leftOut,
        List<ChangeView> changes,
        List<AgreementView> agreement,
        List<String> warnings,
        String caveat,
        Instant openedAt,
        Optional<Instant> finishedAt) {

    /** Stands under every replay. */
    public static final String CAVEAT =
            "Whoever wrote the draft may have seen these items, so the change shown here flatters"
                    + " it; what it is worth is measured on the holdout, once, after it is frozen.";

    /** Whether the draft has become a version. */
    public enum State {
        DRAFT,
        IMMUTABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A rubric by name and content. */
    public record RubricOfReplay(String rubric, String fingerprint) {

        static RubricOfReplay from(Replay replay) {
            return new RubricOfReplay(
                    replay.from().toString(), replay.fromContent().value());
        }

        static RubricOfReplay to(Replay replay) {
            return new RubricOfReplay(replay.to().toString(), replay.toContent().value());
        }
    }

    /**
     * Calibration items that are not asked about.
     *
     * @param quoted an example of either rubric quotes them or a relation
     * @param shown the judge is shown them or a relation as an example
     * @param notJudged the run before has no verdict on them
     */
    public record LeftOutView(int quoted, int shown, int notJudged) {

        static LeftOutView of(Replay.LeftOut leftOut) {
            return new LeftOutView(leftOut.quoted(), leftOut.shown(), leftOut.notJudged());
        }
    }

    /**
     * A verdict that is another now.
     *
     * @param before a label, or the status of a verdict without one
     * @param wasRight absent without gold, and where the verdict had no label
     */
    public record ChangeView(
            String itemId,
            String criterion,
            Optional<String> gold,
            String before,
            String after,
            Optional<Boolean> wasRight,
            Optional<Boolean> isRight) {

        static ChangeView of(VerdictChange change) {
            return new ChangeView(
                    change.itemId(),
                    change.criterion(),
                    change.gold().map(Label::text),
                    said(change.before()),
                    said(change.after()),
                    change.wasRight(),
                    change.isRight());
        }

        private static String said(Verdict verdict) {
            return verdict.label().map(Label::text).orElse(verdict.status().word());
        }
    }

    /**
     * What happened on the items of one gold label.
     *
     * @param mended wrong before, right now
     * @param broken right before, wrong now
     */
    public record LabelView(String gold, int mended, int broken) {

        static LabelView of(ReplayResult.LabelShift shift) {
            return new LabelView(shift.gold(), shift.mended(), shift.broken());
        }
    }

    /** How much of the data a side rests on; the last five count judgements, one a sample, but for pending: items. */
    public record CoverageView(
            int gold, int pairs, int scored, int abstained, int unreadable, int failed, int pending) {

        static CoverageView of(Coverage coverage) {
            return new CoverageView(
                    coverage.gold(),
                    coverage.pairs(),
                    coverage.scored(),
                    coverage.abstained(),
                    coverage.unreadable(),
                    coverage.failed(),
                    coverage.pending());
        }
    }

    /** Coverage of both sides. */
    public record CoverageOfBoth(CoverageView before, CoverageView after) {}

    /**
     * Agreement with gold on one criterion.
     *
     * @param pairs items with gold and a label both before and after; the metrics are taken of these
     * @param worseOn gold labels on which more was broken than mended
     * @param before by metric: percent and kappa of labels, meanAbsoluteError of scores
     * @param difference after minus before, paired
     */
    public record AgreementView(
            String criterion,
            int pairs,
            int mended,
            int broken,
            List<LabelView> byLabel,
            List<LabelView> worseOn,
            Map<String, EstimateView> before,
            Map<String, EstimateView> after,
            Map<String, EstimateView> difference,
            CoverageOfBoth coverage) {

        static AgreementView of(ReplayResult.OfCriterion criterion) {
            return new AgreementView(
                    criterion.criterion(),
                    criterion.pairs(),
                    criterion.mended(),
                    criterion.broken(),
                    criterion.byLabel().stream().map(LabelView::of).toList(),
                    criterion.worseOn().stream().map(LabelView::of).toList(),
                    metrics(criterion.metrics(), ReplayResult.Shift::before),
                    metrics(criterion.metrics(), ReplayResult.Shift::after),
                    metrics(criterion.metrics(), ReplayResult.Shift::difference),
                    new CoverageOfBoth(CoverageView.of(criterion.before()), CoverageView.of(criterion.after())));
        }

        private static Map<String, EstimateView> metrics(
                Map<Metric, ReplayResult.Shift> metrics, Function<ReplayResult.Shift, Estimate> which) {
            Map<String, EstimateView> views = new LinkedHashMap<>();
            metrics.forEach((metric, shift) -> views.put(metric.wireName(), EstimateView.of(which.apply(shift))));
            return views;
        }
    }

    /**
     * A replay in a list, without its figures.
     *
     * @param from the rubric of the run
     * @param to the draft
     */
    public record HeaderView(
            String id,
            String replayRun,
            String judge,
            RubricOfReplay from,
            RubricOfReplay to,
            int items,
            Instant openedAt) {

        static HeaderView of(Replay replay) {
            return new HeaderView(
                    replay.id(),
                    replay.replayRun(),
                    replay.judge(),
                    RubricOfReplay.from(replay),
                    RubricOfReplay.to(replay),
                    replay.items(),
                    replay.openedAt());
        }
    }

    static ReplayView of(ReplayResults.Found found) {
        Replay replay = found.replay();
        Run after = found.after();
        ReplayResult result = found.result();
        return new ReplayView(
                replay.id(),
                after.state().word(),
                replay.run(),
                replay.replayRun(),
                replay.judge(),
                replay.evalset(),
                RubricOfReplay.from(replay),
                RubricOfReplay.to(replay),
                found.state().word(),
                RubricDiffView.of(found.diff()),
                found.draftsTried(),
                Split.CALIBRATION.word(),
                replay.goldSet(),
                replay.items(),
                LeftOutView.of(replay.leftOut()),
                result.changes().stream().map(ChangeView::of).toList(),
                result.criteria().stream().map(AgreementView::of).toList(),
                found.warnings(),
                CAVEAT,
                replay.openedAt(),
                after.finishedAt());
    }
}
