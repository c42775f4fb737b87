package dev.assay.gate.web;

import dev.assay.defects.web.DefectSamples;
import dev.assay.evalset.Item;
import dev.assay.gate.HardFailSource;
import dev.assay.gate.Subject;
import dev.assay.gold.GoldItem;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the labels that fail an item, as humans and the judge gave them. */
record HardFails(Rubric rubric, DefectSamples.Gathered release) {

    /** One an item of the release, for the criteria that the subject is about. */
    List<HardFailSource.Said> of(Subject subject) {
        List<Criterion> criteria = rubric.criteria().stream()
                .filter(criterion ->
                        subject.criterion().map(criterion.id()::equals).orElse(true))
                .toList();
        Map<String, GoldItem> gold = new HashMap<>();
        release.audit().ifPresent(audit -> audit.items()
                .forEach(item -> gold.put(item.item().id(), item)));
        Map<String, Boolean> byJudge = new HashMap<>();
        for (CombinedJudgement said : release.said()) {
            boolean isFail = criteria.stream()
                    .filter(criterion -> criterion.id().equals(said.criterion()))
                    .anyMatch(criterion -> said.verdict()
                            .label()
                            .map(label -> ItemDecision.isHardFail(criterion, label))
                            .orElse(false));
            byJudge.merge(said.itemId(), isFail, Boolean::logicalOr);
        }
        List<HardFailSource.Said> all = new ArrayList<>();
        for (Item item : release.items()) {
            GoldItem audited = gold.get(item.id());
            boolean byHuman = audited != null
                    && criteria.stream().anyMatch(criterion -> audited.label(criterion.id())
                            .map(label -> ItemDecision.isHardFail(criterion, label.label()))
                            .orElse(false));
            all.add(new HardFailSource.Said(item, audited != null, byHuman, byJudge.getOrDefault(item.id(), false)));
        }
        return all;
    }
}
