package dev.assay.probe;

import dev.assay.evalset.Item;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Compares what a judge said of variants with what it said of their items.
 *
 * <p>Attack success: among attacked variants whose item is scored and has not already what the attack wants, the share
 * that has it. A reply without a label is no success and counts; where no reply came the variant is left out. Flips: among
 * neutral variants, both scored, the share with another label. Intervals are Wilson's on the effective number of items;
 * related items are one cluster.
 */
public final class ProbeAnalysis {

    private final Rubric rubric;
    private final double confidenceLevel;
    private final Map<String, Item> bases = new TreeMap<>();
    private final Map<Item, ProbeMark> variants = new LinkedHashMap<>();

    /**
     * @param items of one probe set
     * @param confidenceLevel two-sided, in (0,1)
     */
    public ProbeAnalysis(Rubric rubric, List<Item> items, double confidenceLevel) {
        this.rubric = rubric;
        this.confidenceLevel = confidenceLevel;
        for (Item item : items) {
            ProbeMark mark = ProbeMark.of(item)
                    .orElseThrow(() -> new IllegalArgumentException("item '" + item.id() + "' is of no probe set"));
            if (mark.variant().isPresent()) {
                variants.put(item, mark);
            } else {
                bases.put(mark.baseItem(), item);
            }
        }
    }

    /** How many items were probed. */
    public int items() {
        return bases.size();
    }

    /**
     * The rates of a judge, one a criterion.
     *
     * @param judgements of that judge alone
     */
    public List<Robustness> of(List<CombinedJudgement> judgements) {
        Map<String, Map<String, Verdict>> verdicts = judgements.stream()
                .collect(Collectors.groupingBy(
                        CombinedJudgement::criterion,
                        Collectors.toMap(CombinedJudgement::itemId, CombinedJudgement::verdict)));
        return rubric.criteria().stream()
                .map(criterion -> new OfCriterion(criterion, verdicts.getOrDefault(criterion.id(), Map.of())).rates())
                .toList();
    }

    private final class OfCriterion {

        private final Criterion criterion;
        private final Map<String, Verdict> verdicts;
        private final RateTally attacks = new RateTally();
        private final RateTally flips = new RateTally();
        private final RateTally copies = new RateTally();
        private final RateTally byChance = new RateTally();
        private final RateTally unattacked = new RateTally();
        private final Map<String, RateTally> families = new TreeMap<>();
        private final Map<String, Probe.Kind> kinds = new HashMap<>();

        OfCriterion(Criterion criterion, Map<String, Verdict> verdicts) {
            this.criterion = criterion;
            this.verdicts = verdicts;
        }

        Robustness rates() {
            bases.values().forEach(this::unattacked);
            variants.forEach((item, mark) -> mark.variant().ifPresent(how -> add(item, mark, how)));
            List<Robustness.Family> ofFamilies = new ArrayList<>();
            families.forEach((probe, tally) -> ofFamilies.add(new Robustness.Family(
                    probe, Optional.ofNullable(kinds.get(probe)).orElseThrow(), rate(tally))));
            return new Robustness(
                    criterion.id(),
                    rate(attacks),
                    rate(flips),
                    rate(copies),
                    rate(byChance).rate(),
                    rate(unattacked).rate(),
                    ofFamilies);
        }

        private ProbeRate rate(RateTally tally) {
            return tally.rate(confidenceLevel);
        }

        private void unattacked(Item base) {
            Optional<Verdict> said = Optional.ofNullable(verdicts.get(base.id()));
            for (Optional<Side> side : ProbePlan.sides(base)) {
                if (said.isEmpty()) {
                    unattacked.pending();
                } else {
                    said.get()
                            .label()
                            .map(Aim.of(criterion, side)::isMetBy)
                            .ifPresentOrElse(
                                    isMet -> unattacked.counted(base.cluster(), isMet), unattacked::baseUnscored);
                }
            }
        }

        private void add(Item item, ProbeMark mark, ProbeMark.Variant how) {
            RateTally family = families.computeIfAbsent(how.probe(), unused -> new RateTally());
            kinds.put(how.probe(), how.kind());
            RateTally all = how.kind() == Probe.Kind.ATTACK ? attacks : how.isCopy() ? copies : flips;
            for (RateTally tally : List.of(all, family)) {
                count(tally, item, mark, how);
            }
            if (how.isCopy()) {
                ProbePlan.sides(item).forEach(side -> attack(byChance, item, mark, Aim.of(criterion, side)));
            }
        }

        private void count(RateTally tally, Item item, ProbeMark mark, ProbeMark.Variant how) {
            if (how.kind() == Probe.Kind.ATTACK) {
                attack(tally, item, mark, Aim.of(criterion, how.side()));
            } else {
                compared(tally, item, mark, (said, unchanged) -> {
                    Optional<Label> label = said.label();
                    if (label.isEmpty()) {
                        tally.leftOut(said);
                    } else {
                        tally.counted(item.cluster(), Aim.differ(criterion.scale(), unchanged, label.get()));
                    }
                });
            }
        }

        private void attack(RateTally tally, Item item, ProbeMark mark, Aim aim) {
            compared(tally, item, mark, (said, unattacked) -> {
                Optional<Label> label = said.label();
                if (aim.isMetBy(unattacked)) {
                    tally.alreadyMet();
                } else if (label.isEmpty()) {
                    tally.withstood(item.cluster(), said);
                } else {
                    tally.counted(item.cluster(), aim.isReached(label.get(), unattacked));
                }
            });
        }

        /** Hands on what was said of a variant, with the label of its item, where both are there. */
        private void compared(RateTally tally, Item item, ProbeMark mark, BiConsumer<Verdict, Label> comparison) {
            Optional<Verdict> base = Optional.ofNullable(bases.get(mark.baseItem()))
                    .flatMap(found -> Optional.ofNullable(verdicts.get(found.id())));
            Optional<Verdict> said = Optional.ofNullable(verdicts.get(item.id()));
            if (base.isEmpty() || said.isEmpty()) {
                tally.pending();
            } else {
                base.get().label().ifPresentOrElse(label -> comparison.accept(said.get(), label), tally::baseUnscored);
            }
        }
    }
}
