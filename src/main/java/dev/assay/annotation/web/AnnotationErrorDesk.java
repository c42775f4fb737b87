package dev.assay.annotation.web;

import dev.assay.access.Caller;
import dev.assay.agreement.web.PartOpener;
import dev.assay.annotation.AnnotationErrorAnalysis;
import dev.assay.annotation.AnnotationErrors;
import dev.assay.annotation.Candidate;
import dev.assay.annotation.SaidWords;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.AuditLabels;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Slot;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.SeenBy;
import dev.assay.run.store.Judgements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what the annotation errors of a run's evalset are found from. */
@ApplicationScoped
public class AnnotationErrorDesk {

    private final Judgements judgements;
    private final PartOpener parts;
    private final EvalSets evalSets;
    private final AuditLabels labels;
    private final SeenBy seen;

    AnnotationErrorDesk(Judgements judgements, PartOpener parts, EvalSets evalSets, AuditLabels labels, SeenBy seen) {
        this.judgements = judgements;
        this.parts = parts;
        this.evalSets = evalSets;
        this.labels = labels;
        this.seen = seen;
    }

    /** What was found, the gold that it was learnt from, and the rubric of the run. */
    public record Found(GoldSet.Header gold, Rubric rubric, AnnotationErrors errors) {}

    /**
     * Learns on calibration gold and doubts what nobody has labelled. The caller has then seen verdicts on the suspects.
     *
     * @param judge the only one listened to
     * @param most suspects
     */
    public Found of(Caller caller, Run run, Optional<String> judge, int most, double confidenceLevel) {
        PartOpener.Opened opened = parts.open(caller, run, "calibration", judge);
        CalibrationSet calibration = (CalibrationSet) opened.part();
        Set<String> labelled = labels.of(caller.workspace(), run.evalset()).stream()
                .map(AuditLabel::itemId)
                .collect(Collectors.toSet());
        List<Candidate> candidates = new ArrayList<>();
        for (Item item : evalSets.itemPages(caller.workspace(), run.evalset()).rows()) {
            if (!labelled.contains(item.id())) {
                candidates.add(Candidate.of(item));
            }
        }
        Set<String> ids = new HashSet<>();
        candidates.forEach(candidate -> ids.add(candidate.itemId()));
        calibration.items().forEach(gold -> ids.add(gold.item().id()));
        AnnotationErrors errors = new AnnotationErrorAnalysis(opened.rubric(), confidenceLevel, run.seed())
                .of(calibration, candidates, said(caller, run, opened.rubric(), judge, ids), most);
        seen.serve(
                caller,
                run.evalset(),
                run.id(),
                errors.suspects().stream().map(AnnotationErrors.Suspect::itemId).collect(Collectors.toSet()));
        return new Found(calibration.header(), opened.rubric(), errors);
    }

    /** Reads judgement by judgement, so that the reasons of a large run are never in memory at once. */
    private SaidWords said(Caller caller, Run run, Rubric rubric, Optional<String> judge, Set<String> ids) {
        Map<String, Scale> scales =
                rubric.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
        Map<String, Set<String>> shown = run.judges().stream().collect(Collectors.toMap(Seat::judge, Seat::shownItems));
        SaidWords said = new SaidWords(rubric);
        List<Judgement> ofItem = new ArrayList<>();
        Judgements.Filter filter = new Judgements.Filter(Optional.empty(), judge, Optional.empty());
        for (Judgements.Kept kept : judgements
                .pages(caller.workspace(), run.id(), filter, Optional.empty())
                .rows()) {
            Slot slot = kept.judgement().slot();
            boolean isNext = !ofItem.isEmpty() && !ofItem.get(0).slot().itemId().equals(slot.itemId());
            if (isNext) {
                CombinedJudgement.combine(scales, ofItem).forEach(said::add);
                ofItem.clear();
            }
            if (ids.contains(slot.itemId())
                    && !shown.getOrDefault(slot.judge(), Set.of()).contains(slot.itemId())) {
                ofItem.add(kept.judgement());
            }
        }
        CombinedJudgement.combine(scales, ofItem).forEach(said::add);
        return said;
    }
}
