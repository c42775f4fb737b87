package dev.assay.workbench.web;

import dev.assay.access.Caller;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricDiff;
import dev.assay.rubric.Scale;
import dev.assay.rubric.store.RubricNames;
import dev.assay.rubric.store.Rubrics;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.SeenBy;
import dev.assay.run.store.Judgements;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import dev.assay.workbench.Replay;
import dev.assay.workbench.ReplayAnalysis;
import dev.assay.workbench.ReplayResult;
import dev.assay.workbench.VerdictChange;
import dev.assay.workbench.store.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What replays found out, computed from what the two runs stored. */
@ApplicationScoped
public class ReplayResults {

    private final Runs runs;
    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final Judgements judgements;
    private final RubricNames names;
    private final Rubrics rubrics;
    private final Replays replays;
    private final SeenBy seen;

    ReplayResults(
            Runs runs,
            EvalSets evalSets,
            GoldSets goldSets,
            Judgements judgements,
            RubricNames names,
            Rubrics rubrics,
            Replays replays,
            SeenBy seen) {
        this.runs = runs;
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.judgements = judgements;
        this.names = names;
        this.rubrics = rubrics;
        this.replays = replays;
        this.seen = seen;
    }

    /**
     * What a replay found out so far.
     *
     * @param after the run that replays
     * @param draftsTried how many drafts were replayed on the same gold, this one among them
     * @param items that were asked about
     */
    public record Found(
            Replay replay,
            Run after,
            ReplayView.State state,
            Rubric draft,
            RubricDiff diff,
            int draftsTried,
            ReplayResult result,
            List<String> warnings,
            List<Item> items) {

        public Found {
            warnings = List.copyOf(warnings);
            items = List.copyOf(items);
        }
    }

    ReplayView of(Caller caller, Replay replay) {
        return ReplayView.of(found(caller, replay));
    }

    /** What has changed so far. It shows verdicts, and is recorded as seen before it goes out. */
    public Found found(Caller caller, Replay replay) {
        String workspace = caller.workspace();
        Run before = runs.require(workspace, replay.run());
        Run after = runs.require(workspace, replay.replayRun());
        Rubric from = names.require(workspace, replay.from(), replay.fromContent());
        Rubric draft = names.require(workspace, replay.to(), replay.toContent());
        CalibrationSet gold = gold(workspace, replay, after);
        List<Item> asked = gold.items().stream().map(GoldItem::item).toList();
        Set<String> items = asked.stream().map(Item::id).collect(Collectors.toSet());
        ReplayResult result = new ReplayAnalysis(draft, BootstrapPlan.seeded(before.seed()))
                .of(
                        gold,
                        said(workspace, before, replay.judge(), from, items),
                        said(workspace, after, replay.judge(), draft, items));
        seen.serve(
                caller,
                replay.evalset(),
                replay.run(),
                result.changes().stream().map(VerdictChange::itemId).collect(Collectors.toSet()));
        RubricDiff diff = RubricDiff.between(from, draft);
        boolean isVersion = rubrics.find(workspace, draft.ref())
                .filter(stored -> stored.fingerprint().equals(draft.fingerprint()))
                .isPresent();
        return new Found(
                replay,
                after,
                isVersion ? ReplayView.State.IMMUTABLE : ReplayView.State.DRAFT,
                draft,
                diff,
                draftsTried(workspace, replay),
                result,
                warnings(replay, before, after, diff, result),
                asked);
    }

    /** How many drafts of the rubric were tried on the same gold: the best of many looks good by luck. */
    private int draftsTried(String workspace, Replay replay) {
        return (int) replays.ofEvalset(workspace, replay.evalset()).stream()
                .filter(other -> other.goldSet().equals(replay.goldSet()))
                .map(Replay::toContent)
                .distinct()
                .count();
    }

    /** The gold of exactly the items that were asked about. */
    private CalibrationSet gold(String workspace, Replay replay, Run after) {
        GoldSet gold = goldSets.find(workspace, replay.goldSet()).orElseThrow();
        return gold.calibration(evalSets.items(workspace, after.evalset()));
    }

    private List<CombinedJudgement> said(String workspace, Run run, String judge, Rubric rubric, Set<String> items) {
        Map<String, Scale> scales =
                rubric.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
        Judgements.Filter ofJudge = new Judgements.Filter(Optional.empty(), Optional.of(judge), Optional.empty());
        List<Judgement> samples = judgements.of(workspace, run.id(), ofJudge, items).stream()
                .map(Judgements.Kept::judgement)
                .toList();
        return CombinedJudgement.combine(scales, samples);
    }

    private static List<String> warnings(Replay replay, Run before, Run after, RubricDiff diff, ReplayResult result) {
        List<String> warnings = new ArrayList<>();
        if (after.state() != RunState.SUCCEEDED) {
            warnings.add("the replay is " + after.state().word() + ": the figures are of what is answered so far");
        }
        Set<String> then = before.models().getOrDefault(replay.judge(), Set.of());
        Set<String> now = after.models().getOrDefault(replay.judge(), Set.of());
        if (!now.isEmpty() && !then.equals(now)) {
            warnings.add("the provider answered with other models than before: what changed may be theirs");
        }
        if (!diff.isAnnounced()) {
            warnings.add("the changes need a " + diff.required().orElseThrow().word()
                    + " step, and the version goes from " + diff.from() + " to " + diff.to());
        }
        result.criteria().stream()
                .filter(ReplayResult.OfCriterion::hasFewPairs)
                .forEach(criterion -> warnings.add(criterion.criterion() + " has " + criterion.pairs()
                        + " pairs: below " + ReplayResult.FEW_PAIRS + " an interval says little"));
        return warnings;
    }
}
