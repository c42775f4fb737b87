package dev.assay.defects.web;

import dev.assay.access.Caller;
import dev.assay.calibration.CalibratedVerdict;
import dev.assay.calibration.Calibration;
import dev.assay.calibration.web.JudgeCalibrations;
import dev.assay.defects.DefectCase;
import dev.assay.defects.DefectSample;
import dev.assay.defects.ErrorRates;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.AuditSampling;
import dev.assay.gold.FreshAudit;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSet;
import dev.assay.gold.HoldoutLook;
import dev.assay.gold.store.AuditLabels;
import dev.assay.gold.store.GoldSets;
import dev.assay.gold.store.HoldoutLooks;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Gathers what the defect rates of a run's release are estimated from; opening its gold is a look. */
@ApplicationScoped
public class DefectSamples {

    /** Stands for the rubric's decision over all criteria. */
    public static final String ITEM = "item";

    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final AuditLabels labels;
    private final HoldoutLooks looks;
    private final RubricNames rubrics;
    private final JudgeCalibrations verdicts;

    DefectSamples(
            EvalSets evalSets,
            GoldSets goldSets,
            AuditLabels labels,
            HoldoutLooks looks,
            RubricNames rubrics,
            JudgeCalibrations verdicts) {
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.labels = labels;
        this.looks = looks;
        this.rubrics = rubrics;
        this.verdicts = verdicts;
    }

    /**
     * A judge's run beside the audit of its release.
     *
     * @param audit absent where the release has no gold
     * @param samples by criterion with a good side, and {@code item}
     * @param said combined judgements of the judge on all items
     */
    public record Gathered(
            Rubric rubric,
            Optional<FreshAudit> audit,
            Map<String, DefectSample> samples,
            List<Item> items,
            List<CombinedJudgement> said) {}

    /**
     * Gathers everything of one judge.
     *
     * @param calibration whose probabilities are used, where there is one
     * @param elsewhere the judge's error rates on another release, by criterion
     */
    public Gathered of(
            Caller caller, Run run, Seat seat, Optional<Calibration> calibration, Map<String, ErrorRates> elsewhere) {
        Rubric rubric = rubrics.require(caller.workspace(), run.rubric(), run.rubricContent());
        List<Item> items = evalSets.items(caller.workspace(), run.evalset());
        Set<String> ids = new HashSet<>();
        items.forEach(item -> ids.add(item.id()));
        List<CombinedJudgement> said = verdicts.said(caller.workspace(), run, rubric, seat.judge(), ids);
        Optional<FreshAudit> audit = audit(caller, run, seat, items);
        boolean isRandom = audit.map(opened -> opened.header().sampling() == AuditSampling.RANDOM)
                .orElse(true);
        Map<String, DefectSample> samples = new LinkedHashMap<>();
        Cases cases = new Cases(
                rubric,
                items,
                audit,
                said,
                judgement -> calibration.flatMap(fitted -> fitted.of(judgement, run.id(), run.evalset())),
                seat.shownItems());
        for (Criterion criterion : rubric.criteria()) {
            boolean hasGoodSide =
                    criterion.scale().fold(categorical -> !categorical.passing().isEmpty(), numeric -> false);
            if (hasGoodSide) {
                samples.put(
                        criterion.id(),
                        new DefectSample(
                                cases.of(criterion), isRandom, Optional.ofNullable(elsewhere.get(criterion.id()))));
            }
        }
        samples.put(ITEM, new DefectSample(cases.ofItems(), isRandom, Optional.empty()));
        return new Gathered(rubric, audit, samples, items, said);
    }

    private Optional<FreshAudit> audit(Caller caller, Run run, Seat seat, List<Item> items) {
        Optional<GoldSet.Header> header = goldSets.latest(
                        caller.workspace(), run.evalset(), run.rubric().id())
                .filter(gold -> gold.rubric().version().major()
                        == run.rubric().version().major());
        if (header.isEmpty()) {
            return Optional.empty();
        }
        HoldoutLook look =
                looks.look(caller, header.get().id(), seat.identity(run.rubricContent()), run.id(), seat.judge());
        GoldSet gold = goldSets.find(caller.workspace(), header.get().id()).orElseThrow();
        Set<String> withGold = gold.itemIds();
        List<AuditLabel> humans =
                labels.of(caller.workspace(), run.evalset(), label -> withGold.contains(label.itemId()));
        return Optional.of(gold.audit(items, look, humans));
    }

    /** A verdict's calibrated form, where it has one. */
    @FunctionalInterface
    private interface Calibrated {

        Optional<CalibratedVerdict> of(CombinedJudgement said);
    }

    /** Puts gold, verdicts and probabilities of each item side by side. */
    private static final class Cases {

        private final Rubric rubric;
        private final List<Item> items;
        private final Map<String, GoldItem> gold = new HashMap<>();
        private final Map<String, Map<String, CombinedJudgement>> said = new HashMap<>();
        private final Calibrated calibrated;
        private final Set<String> shown;

        Cases(
                Rubric rubric,
                List<Item> items,
                Optional<FreshAudit> audit,
                List<CombinedJudgement> judgements,
                Calibrated calibrated,
                Set<String> shown) {
            this.rubric = rubric;
            this.items = items;
            this.calibrated = calibrated;
            this.shown = shown;
            audit.ifPresent(opened ->
                    opened.items().forEach(item -> gold.put(item.item().id(), item)));
            judgements.forEach(judgement -> said.computeIfAbsent(judgement.itemId(), unused -> new HashMap<>())
                    .put(judgement.criterion(), judgement));
        }

        List<DefectCase> of(Criterion criterion) {
            List<DefectCase> cases = new ArrayList<>();
            for (Item item : items) {
                Optional<CombinedJudgement> judgement = judgement(item, criterion);
                cases.add(new DefectCase(
                        item,
                        goldLabel(item, criterion).map(label -> isDefect(criterion, label)),
                        judgement.flatMap(known -> known.verdict().label()).map(label -> isDefect(criterion, label)),
                        probability(judgement)));
            }
            return cases;
        }

        List<DefectCase> ofItems() {
            ItemDecision decision = new ItemDecision(rubric);
            List<DefectCase> cases = new ArrayList<>();
            for (Item item : items) {
                Map<String, Label> byHumans = new HashMap<>();
                Map<String, Label> byJudge = new HashMap<>();
                for (Criterion criterion : rubric.criteria()) {
                    goldLabel(item, criterion).ifPresent(label -> byHumans.put(criterion.id(), label));
                    judgement(item, criterion)
                            .flatMap(known -> known.verdict().label())
                            .ifPresent(label -> byJudge.put(criterion.id(), label));
                }
                cases.add(new DefectCase(
                        item,
                        byHumans.isEmpty()
                                ? Optional.empty()
                                : decision.passes(byHumans).map(passes -> !passes),
                        byJudge.isEmpty()
                                ? Optional.empty()
                                : decision.passes(byJudge).map(passes -> !passes),
                        ofItem(item)));
            }
            return cases;
        }

        /** An item passes where every criterion does: one minus the product, as if criteria failed independently. */
        private OptionalDouble ofItem(Item item) {
            if (rubric.decision().rule() == Decision.Rule.WEIGHTED_MEAN) {
                return OptionalDouble.empty();
            }
            double passes = 1;
            for (Criterion criterion : rubric.criteria()) {
                boolean votes = criterion
                        .scale()
                        .fold(categorical -> !categorical.passing().isEmpty(), numeric -> false);
                if (votes) {
                    OptionalDouble defect = probability(judgement(item, criterion));
                    if (defect.isEmpty()) {
                        return OptionalDouble.empty();
                    }
                    passes *= 1 - defect.getAsDouble();
                }
            }
            return OptionalDouble.of(1 - passes);
        }

        private OptionalDouble probability(Optional<CombinedJudgement> judgement) {
            return judgement
                    .flatMap(calibrated::of)
                    .map(CalibratedVerdict::defectProbability)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
        }

        /** What the judge was shown as an example is no evidence of the others, and it knows the answer. */
        private Optional<Label> goldLabel(Item item, Criterion criterion) {
            return shown.contains(item.id())
                    ? Optional.empty()
                    : Optional.ofNullable(gold.get(item.id()))
                            .flatMap(known -> known.label(criterion.id()))
                            .map(known -> known.label());
        }

        private Optional<CombinedJudgement> judgement(Item item, Criterion criterion) {
            return Optional.ofNullable(said.getOrDefault(item.id(), Map.of()).get(criterion.id()));
        }

        private static boolean isDefect(Criterion criterion, Label label) {
            return criterion.scale().fold(scale -> !scale.passing().contains(label.text()), numeric -> false);
        }
    }
}
