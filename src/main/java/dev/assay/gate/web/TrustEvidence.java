package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.agreement.JudgedPairs;
import dev.assay.certificate.web.HeldOutGold;
import dev.assay.certificate.web.JudgeStanding;
import dev.assay.gate.AuditPlanner;
import dev.assay.gate.EvidenceFacts;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.Integrity;
import dev.assay.gold.Blindness;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.rubric.Rubric;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a judge is measured on: the holdout of its certificate, or of the run where it holds none. */
@ApplicationScoped
class TrustEvidence {

    private final Runs runs;
    private final GoldSets goldSets;
    private final HeldOutGold heldOut;
    private final UnauditedItems unaudited;

    TrustEvidence(Runs runs, GoldSets goldSets, HeldOutGold heldOut, UnauditedItems unaudited) {
        this.runs = runs;
        this.goldSets = goldSets;
        this.heldOut = heldOut;
        this.unaudited = unaudited;
    }

    /**
     * Held-out gold beside a judge.
     *
     * @param facts absent where there is no gold
     * @param measured the run whose verdicts are measured; absent where the holdout was not opened
     * @param pairs by criterion
     * @param basis which holdout, in words
     * @param toAudit items of the holdout without gold
     */
    record Trust(
            Optional<EvidenceFacts.OfGold> facts,
            Optional<Run> measured,
            Map<String, JudgedPairs> pairs,
            String basis,
            Optional<AuditPlanner.Pool> toAudit) {

        static Trust unopened(Optional<EvidenceFacts.OfGold> facts) {
            return new Trust(facts, Optional.empty(), Map.of(), "", Optional.empty());
        }
    }

    /** Opens the holdout, unless the policy allows no further look at it. */
    Trust of(Caller caller, GatePolicy policy, Run run, Rubric rubric, Seat seat, JudgeStanding.Found found) {
        Run measured = found.certificate()
                .map(held -> runs.require(caller.workspace(), held.run()))
                .orElse(run);
        Optional<GoldSet> gold = found.certificate()
                .map(held -> goldSets.find(caller.workspace(), held.goldSet()))
                .orElseGet(() -> newest(caller, run));
        if (gold.isEmpty()) {
            return Trust.unopened(Optional.empty());
        }
        Seat measuredSeat = measured.seat(seat.judge()).orElseThrow();
        HeldOutGold.Prospect prospect = heldOut.prospect(caller, measured, measuredSeat, gold.get());
        if (!prospect.isWithin(policy.integrity().gold().maxHoldoutLooks())) {
            return Trust.unopened(Optional.of(unopened(measured, gold.get(), prospect)));
        }
        HeldOutGold.Opened opened = heldOut.open(caller, measured, measuredSeat, gold.get());
        List<GoldItem> counted = policy.integrity().labels() == Integrity.Labels.BLIND_ONLY
                ? opened.blind().items()
                : opened.all().items();
        Map<String, JudgedPairs> pairs = new LinkedHashMap<>();
        rubric.criteria().forEach(criterion -> pairs.put(criterion.id(), opened.pairs(criterion, counted)));
        return new Trust(
                Optional.of(facts(opened, counted)),
                Optional.of(measured),
                pairs,
                "holdout of " + measured.evalset() + ", " + counted.size() + " items",
                Optional.of(unaudited.heldOut(caller, measured.evalset(), gold.get())));
    }

    private Optional<GoldSet> newest(Caller caller, Run run) {
        return goldSets.latest(caller.workspace(), run.evalset(), run.rubric().id())
                .filter(latest -> latest.rubric().version().major()
                        == run.rubric().version().major())
                .flatMap(latest -> goldSets.find(caller.workspace(), latest.id()));
    }

    private static EvidenceFacts.OfGold unopened(Run measured, GoldSet gold, HeldOutGold.Prospect prospect) {
        return new EvidenceFacts.OfGold(
                measured.evalset(),
                prospect.heldOut(),
                0,
                0,
                Optional.of(gold.header().createdAt()),
                0,
                prospect.number(),
                prospect.looks());
    }

    private static EvidenceFacts.OfGold facts(HeldOutGold.Opened opened, List<GoldItem> counted) {
        long diagnostic = counted.stream()
                .flatMap(item -> item.labels().values().stream())
                .filter(label -> label.blindness() != Blindness.BLIND)
                .count();
        return new EvidenceFacts.OfGold(
                opened.run().evalset(),
                counted.size(),
                diagnostic > 0 ? 0 : opened.blind().leftOut().total(),
                diagnostic,
                opened.blind().oldest(),
                opened.blind().undated(),
                opened.blind().look().number(),
                opened.looks());
    }
}
