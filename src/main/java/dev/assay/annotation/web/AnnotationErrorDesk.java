package dev.assay.annotation.web;

import dev.assay.access.Caller;
import dev.assay.agreement.web.Measurements;
import dev.assay.agreement.web.PartOpener;
import dev.assay.annotation.AnnotationErrorAnalysis;
import dev.assay.annotation.AnnotationErrors;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.AuditLabels;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Rubric;
import dev.assay.run.Run;
import dev.assay.run.SeenBy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what the annotation errors of a run's evalset are found from. */
@ApplicationScoped
public class AnnotationErrorDesk {

    private final Measurements measurements;
    private final PartOpener parts;
    private final EvalSets evalSets;
    private final AuditLabels labels;
    private final SeenBy seen;

    AnnotationErrorDesk(
            Measurements measurements, PartOpener parts, EvalSets evalSets, AuditLabels labels, SeenBy seen) {
        this.measurements = measurements;
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
                .map(label -> label.itemId())
                .collect(Collectors.toSet());
        List<Item> candidates = evalSets.items(caller.workspace(), run.evalset()).stream()
                .filter(item -> !labelled.contains(item.id()))
                .toList();
        Set<String> ids = new HashSet<>();
        candidates.forEach(item -> ids.add(item.id()));
        calibration.items().forEach(gold -> ids.add(gold.item().id()));
        List<CombinedJudgement> said = measurements.judgementsOf(caller, run, judge, ids).values().stream()
                .flatMap(List::stream)
                .toList();
        AnnotationErrors errors = new AnnotationErrorAnalysis(opened.rubric(), confidenceLevel, run.seed())
                .of(calibration, candidates, said, most);
        seen.serve(
                caller,
                run.evalset(),
                run.id(),
                errors.suspects().stream().map(AnnotationErrors.Suspect::itemId).collect(Collectors.toSet()));
        return new Found(calibration.header(), opened.rubric(), errors);
    }
}
