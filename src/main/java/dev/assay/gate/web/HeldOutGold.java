package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.agreement.JudgedPairs;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gate.EvidenceFacts;
import dev.assay.gate.Integrity;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.BlindHoldout;
import dev.assay.gold.Blindness;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSet;
import dev.assay.gold.HoldoutLook;
import dev.assay.gold.HoldoutSet;
import dev.assay.gold.LabelPair;
import dev.assay.gold.Split;
import dev.assay.gold.store.AuditLabels;
import dev.assay.gold.store.GoldSets;
import dev.assay.gold.store.HoldoutLooks;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Judgements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens the held-out gold that a judge is measured on; each first opening is a look, and none is taken beyond the limit. */
@ApplicationScoped
public class HeldOutGold {

    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final AuditLabels labels;
    private final HoldoutLooks looks;
    private final Judgements judgements;

    HeldOutGold(EvalSets evalSets, GoldSets goldSets, AuditLabels labels, HoldoutLooks looks, Judgements judgements) {
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.labels = labels;
        this.looks = looks;
        this.judgements = judgements;
    }

    /**
     * A judge beside held-out gold.
     *
     * @param pairs by criterion, in the rubric's order; empty where the limit of looks forbade to open
     */
    public record Opened(GoldSet.Header gold, EvidenceFacts.OfGold facts, Map<String, JudgedPairs> pairs) {}

    /**
     * Opens a gold set's holdout for a judge of a run.
     *
     * @param goldSet id of the gold set, of the run's evalset
     * @param mostLooks how many looks the holdout may have
     */
    public Opened open(
            Caller caller,
            Run run,
            Rubric rubric,
            Seat seat,
            String goldSet,
            Integrity.Labels wanted,
            OptionalInt mostLooks) {
        GoldSet gold = goldSets.find(caller.workspace(), goldSet).orElseThrow();
        GoldSet.Header header = gold.header();
        List<Item> items = evalSets.items(caller.workspace(), run.evalset(), gold.itemIds());
        var identity = seat.identity(run.rubricContent());
        int soFar = looks.count(caller.workspace(), header.id());
        boolean isTaken = looks.taken(caller.workspace(), header.id(), identity).isPresent();
        if (!isTaken && mostLooks.isPresent() && soFar >= mostLooks.getAsInt()) {
            long heldOut = items.stream()
                    .filter(item -> header.split().of(item.cluster()) == Split.HOLDOUT)
                    .count();
            return new Opened(
                    header,
                    new EvidenceFacts.OfGold(
                            run.evalset(), heldOut, 0, 0, Optional.of(header.createdAt()), 0, soFar + 1, soFar),
                    Map.of());
        }
        HoldoutLook look = looks.look(caller, header.id(), identity, run.id(), seat.judge());
        HoldoutSet holdout = gold.holdout(items, look);
        List<AuditLabel> humans = labels.of(
                caller.workspace(), run.evalset(), label -> gold.itemIds().contains(label.itemId()));
        BlindHoldout blind = holdout.blind(humans);
        List<GoldItem> counted = wanted == Integrity.Labels.BLIND_ONLY ? blind.items() : holdout.items();
        return new Opened(
                header, facts(caller, run, header, blind, counted, look), pairs(caller, run, rubric, seat, counted));
    }

    private EvidenceFacts.OfGold facts(
            Caller caller,
            Run run,
            GoldSet.Header header,
            BlindHoldout blind,
            List<GoldItem> counted,
            HoldoutLook look) {
        long diagnostic = counted.stream()
                .flatMap(item -> item.labels().values().stream())
                .filter(label -> label.blindness() != Blindness.BLIND)
                .count();
        return new EvidenceFacts.OfGold(
                run.evalset(),
                counted.size(),
                diagnostic > 0 ? 0 : blind.leftOut().total(),
                diagnostic,
                blind.oldest(),
                blind.undated(),
                look.number(),
                looks.count(caller.workspace(), header.id()));
    }

    private Map<String, JudgedPairs> pairs(Caller caller, Run run, Rubric rubric, Seat seat, List<GoldItem> gold) {
        Set<String> ids = gold.stream().map(item -> item.item().id()).collect(Collectors.toSet());
        List<CombinedJudgement> said = said(caller.workspace(), run, rubric, seat.judge(), ids);
        Map<String, JudgedPairs> pairs = new LinkedHashMap<>();
        for (Criterion criterion : rubric.criteria()) {
            pairs.put(
                    criterion.id(),
                    new JudgedPairs(
                            criterion,
                            LabelPair.join(criterion.id(), gold, said, seat.shownItems())
                                    .pairs()));
        }
        return pairs;
    }

    /** Combined judgements of one judge on some items. */
    List<CombinedJudgement> said(String workspace, Run run, Rubric rubric, String judge, Set<String> items) {
        Map<String, Scale> scales =
                rubric.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
        List<Judgement> samples = judgements
                .of(
                        workspace,
                        run.id(),
                        new Judgements.Filter(Optional.empty(), Optional.of(judge), Optional.empty()),
                        items)
                .stream()
                .map(Judgements.Kept::judgement)
                .toList();
        return CombinedJudgement.combine(scales, samples);
    }
}
