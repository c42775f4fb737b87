package dev.assay.comparison.web;

import dev.assay.comparison.PassRates;
import dev.assay.comparison.PassedItem;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Judgements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers whether the items of two runs pass, and refuses what cannot be compared. */
@ApplicationScoped
public class ComparedRuns {

    /** Stands for the rubric's decision over all criteria. */
    public static final String ITEM = "item";

    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final Judgements judgements;

    ComparedRuns(EvalSets evalSets, RubricNames rubrics, Judgements judgements) {
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.judgements = judgements;
    }

    /** Refuses two runs of which a difference would not mean what it says. */
    public void requireComparable(Run run, Run baseline, String judge) {
        if (run.id().equals(baseline.id())) {
            throw notComparable(
                    "run " + run.id() + " would be compared with itself", "Name another run as the baseline.");
        }
        if (!run.rubric().id().equals(baseline.rubric().id())
                || run.rubric().version().major() != baseline.rubric().version().major()) {
            throw notComparable(
                    "run " + run.id() + " was judged under " + run.rubric() + ", the baseline " + baseline.id()
                            + " under " + baseline.rubric(),
                    "Labels of another rubric or major version are not comparable; run the baseline anew.");
        }
        Seat now = run.seat(judge).orElseThrow(() -> Refusal.notFound("judge in run " + run.id(), judge));
        Seat before = baseline.seat(judge)
                .orElseThrow(() -> notComparable(
                        "the baseline " + baseline.id() + " has no judge '" + judge + "'",
                        "Compare runs of the same judge, so that what differs is the work."));
        if (!now.specFingerprint().equals(before.specFingerprint())
                || !now.promptFingerprint().equals(before.promptFingerprint())) {
            throw notComparable(
                    "judge '" + judge + "' or its prompt changed between the runs",
                    "Judge the baseline's items with today's judge, then compare.");
        }
        if (!run.models().getOrDefault(judge, Set.of()).equals(baseline.models().getOrDefault(judge, Set.of()))) {
            throw notComparable(
                    "the provider answered judge '" + judge + "' with other models in the two runs",
                    "Judge the baseline's items anew, then compare.");
        }
    }

    private static Refusal notComparable(String detail, String hint) {
        return new Refusal(ProblemKind.NOT_COMPARABLE, detail, hint);
    }

    /** Whether every item of both runs passes, by the judge. */
    public PassRates passRates(String workspace, Run run, Run baseline, String judge, String criterion) {
        return new PassRates(passed(workspace, run, judge, criterion), passed(workspace, baseline, judge, criterion));
    }

    /**
     * Whether the items of a run pass.
     *
     * @param criterion its id, or {@code item} for the rubric's decision
     */
    public List<PassedItem> passed(String workspace, Run run, String judge, String criterion) {
        Rubric rubric = rubrics.require(workspace, run.rubric(), run.rubricContent());
        if (!criterion.equals(ITEM) && rubric.criterion(criterion).isEmpty()) {
            throw Refusal.notFound("criterion", criterion);
        }
        Map<String, Scale> scales =
                rubric.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
        List<Judgement> samples = judgements
                .of(workspace, run.id(), new Judgements.Filter(Optional.empty(), Optional.of(judge), Optional.empty()))
                .stream()
                .map(Judgements.Kept::judgement)
                .toList();
        Map<String, Map<String, Label>> labels = new HashMap<>();
        for (CombinedJudgement said : CombinedJudgement.combine(scales, samples)) {
            Map<String, Label> ofItem = labels.computeIfAbsent(said.itemId(), unused -> new HashMap<>());
            said.verdict().label().ifPresent(label -> ofItem.put(said.criterion(), label));
        }
        ItemDecision decision = new ItemDecision(rubric);
        List<PassedItem> passed = new ArrayList<>();
        for (Item item : evalSets.items(workspace, run.evalset(), labels.keySet())) {
            Map<String, Label> ofItem = labels.getOrDefault(item.id(), Map.of());
            passed.add(PassedItem.of(
                    item,
                    criterion.equals(ITEM)
                            ? decision.passesInFull(ofItem)
                            : passes(rubric.criterion(criterion).orElseThrow(), ofItem.get(criterion))));
        }
        return passed;
    }

    private static Optional<Boolean> passes(Criterion criterion, @Nullable Label label) {
        return Optional.ofNullable(label).flatMap(said -> criterion
                .scale()
                .fold(
                        scale -> scale.passing().isEmpty()
                                ? Optional.empty()
                                : Optional.of(scale.passing().contains(said.text())),
                        numeric -> Optional.empty()));
    }
}
