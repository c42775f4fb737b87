package dev.assay.workbench;

import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds what a judge says under a draft against what it said before, and both against calibration gold.
 *
 * <p>On a numeric scale a score has changed, and is wrong, from one step on.
 */
public final class ReplayAnalysis {

    private static final double TOLERANCE = 1e-9;

    private final Rubric draft;
    private final BootstrapPlan plan;

    /** @param draft with the scales of the rubric before, since a draft that changes a label is not replayed */
    public ReplayAnalysis(Rubric draft, BootstrapPlan plan) {
        this.draft = draft;
        this.plan = plan;
    }

    /**
     * Compares on the given gold items.
     *
     * @param before of one judge; on items that are not among the gold items it is ignored
     * @param after of the same judge
     */
    public ReplayResult of(CalibrationSet gold, List<CombinedJudgement> before, List<CombinedJudgement> after) {
        List<VerdictChange> changes = new ArrayList<>();
        List<ReplayResult.OfCriterion> criteria = new ArrayList<>();
        for (Criterion criterion : draft.criteria()) {
            List<VerdictChange> ofCriterion = changes(criterion, gold, before, after);
            changes.addAll(ofCriterion);
            criteria.add(ofCriterion(criterion, gold, before, after, ofCriterion));
        }
        return new ReplayResult(changes, criteria);
    }

    private List<VerdictChange> changes(
            Criterion criterion, CalibrationSet gold, List<CombinedJudgement> before, List<CombinedJudgement> after) {
        Map<String, Verdict> then = verdicts(criterion, before);
        Map<String, Verdict> now = verdicts(criterion, after);
        List<VerdictChange> changes = new ArrayList<>();
        for (GoldItem item : gold.items()) {
            Verdict old = then.get(item.item().id());
            Verdict young = now.get(item.item().id());
            if (old != null && young != null && hasChanged(criterion.scale(), old, young)) {
                Optional<Label> right = item.label(criterion.id()).map(GoldLabel::label);
                changes.add(new VerdictChange(
                        item.item().id(),
                        criterion.id(),
                        right,
                        old,
                        young,
                        isRight(criterion.scale(), old, right),
                        isRight(criterion.scale(), young, right)));
            }
        }
        return changes;
    }

    private static Map<String, Verdict> verdicts(Criterion criterion, List<CombinedJudgement> judgements) {
        Map<String, Verdict> verdicts = new HashMap<>();
        judgements.stream()
                .filter(said -> said.criterion().equals(criterion.id()))
                .forEach(said -> verdicts.put(said.itemId(), said.verdict()));
        return verdicts;
    }

    private static boolean hasChanged(Scale scale, Verdict before, Verdict after) {
        return before.label().isPresent() && after.label().isPresent()
                ? differ(scale, before.label().orElseThrow(), after.label().orElseThrow())
                : before.status() != after.status();
    }

    private static Optional<Boolean> isRight(Scale scale, Verdict verdict, Optional<Label> gold) {
        return verdict.label().flatMap(said -> gold.map(right -> !differ(scale, said, right)));
    }

    private static boolean differ(Scale scale, Label one, Label other) {
        return scale.fold(
                named -> !one.equals(other),
                numeric -> Math.abs(one.number() - other.number()) >= numeric.step() - TOLERANCE);
    }

    private ReplayResult.OfCriterion ofCriterion(
            Criterion criterion,
            CalibrationSet gold,
            List<CombinedJudgement> before,
            List<CombinedJudgement> after,
            List<VerdictChange> changes) {
        LabelPair.Join then = LabelPair.join(criterion.id(), gold.items(), before);
        LabelPair.Join now = LabelPair.join(criterion.id(), gold.items(), after);
        TwicePaired paired = paired(then, now);
        return new ReplayResult.OfCriterion(
                criterion.id(),
                then.coverage(),
                now.coverage(),
                paired.before().size(),
                byLabel(changes),
                paired.metrics(criterion.scale(), plan));
    }

    private static TwicePaired paired(LabelPair.Join before, LabelPair.Join after) {
        Map<String, LabelPair> now = new HashMap<>();
        after.pairs().stream().filter(LabelPair::isScored).forEach(pair -> now.put(id(pair), pair));
        List<LabelPair> then = before.pairs().stream()
                .filter(LabelPair::isScored)
                .filter(pair -> now.containsKey(id(pair)))
                .toList();
        return new TwicePaired(
                then,
                then.stream()
                        .flatMap(pair -> Optional.ofNullable(now.get(id(pair))).stream())
                        .toList());
    }

    private static String id(LabelPair pair) {
        return pair.gold().item().id();
    }

    private static List<ReplayResult.LabelShift> byLabel(List<VerdictChange> changes) {
        Map<String, ReplayResult.LabelShift> byLabel = new TreeMap<>();
        for (VerdictChange change : changes) {
            if (change.isMended() || change.isBroken()) {
                String label = change.gold().orElseThrow().text();
                byLabel.merge(
                        label,
                        new ReplayResult.LabelShift(label, change.isMended() ? 1 : 0, change.isBroken() ? 1 : 0),
                        (one, other) -> new ReplayResult.LabelShift(
                                label, one.mended() + other.mended(), one.broken() + other.broken()));
            }
        }
        return List.copyOf(byLabel.values());
    }
}
