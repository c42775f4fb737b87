package dev.assay.disagreement;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.MultipleTesting;
import dev.assay.stats.SliceContrast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds the slices on which judge and humans differ more often than elsewhere, without believing what chance shows.
 *
 * <p>A rule is claimed only if (1) its one-sided exact p-value over all items, adjusted for every rule tried, is at most .05:
 * by Benjamini-Hochberg among the rules that were fixed beforehand, by Benjamini-Yekutieli among those whose terms came from
 * the data; and (2) it was found on one half of the groups and holds on the other at .05 after Holm's correction for the rules
 * carried over. Rules with fewer than {@value Slice#FEWEST_ITEMS} items or {@value Slice#FEWEST_DISAGREEMENTS} disagreements are
 * counted and not tested. All tests count items of groups for what they are worth ({@link GroupEffect}). The two labels of which
 * a disagreement consists make no rules: they would nearly always be significant and say nothing. Of rules that hold on nearly the same items the shorter one is kept.
 */
final class SliceFinder {

    private static final int MOST_TERMS = 12;
    private static final double SAME_ITEMS = 0.8;

    private final List<JudgedCase> cases;
    private final Halves halves;
    private final BootstrapPlan plan;
    private final GroupEffect effect;
    /** A rule is compared with every one that is kept, and looking into every text takes long. */
    private final Map<SliceRule, BitSet> members = new HashMap<>();

    SliceFinder(List<JudgedCase> cases, BootstrapPlan plan) {
        this.cases = cases;
        this.halves = Halves.of(cases, plan.seed());
        this.plan = plan;
        this.effect = GroupEffect.of(cases);
    }

    SliceFindings find() {
        List<SliceRule> fixed = fixedRules();
        Terms reason = new Terms(SliceRule.REASON, JudgedCase::reasonTerms);
        Terms item = new Terms(SliceRule.ITEM, JudgedCase::itemTerms);
        List<SliceRule> found = new ArrayList<>(reason.rules());
        found.addAll(item.rules());
        int examined = reason.examined + item.examined;
        Map<SliceRule, Double> adjusted = new HashMap<>();
        List<SliceRule> testable = fixed.stream()
                .filter(rule -> Slice.isTestable(Slice.counts(cases, rule)))
                .toList();
        adjust(testable, testable.size(), MultipleTesting.BENJAMINI_HOCHBERG, adjusted);
        adjust(found, examined, MultipleTesting.BENJAMINI_YEKUTIELI, adjusted);
        List<SliceRule> carried = new ArrayList<>();
        for (SliceRule rule : concat(testable, found)) {
            if (effect.pValueOfMore(Slice.counts(halves.discovery(), rule)) <= Slice.LEVEL && !isCopy(rule, carried)) {
                carried.add(rule);
            }
        }
        return new SliceFindings(
                confirmed(carried, adjusted),
                testable.size() + examined,
                fixed.size() - testable.size() + reason.tooSmall + item.tooSmall);
    }

    private static List<SliceRule> concat(List<SliceRule> first, List<SliceRule> second) {
        List<SliceRule> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private List<SliceRule> fixedRules() {
        Map<String, Set<String>> values = new TreeMap<>();
        cases.forEach(judged -> judged.facts()
                .forEach((attribute, of) -> values.computeIfAbsent(attribute, unused -> new TreeSet<>())
                        .addAll(of)));
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1 && !SliceRule.LABELS.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream().map(value -> SliceRule.of(entry.getKey(), value)))
                .toList();
    }

    /** Rules that were examined and not kept enter the family with p-value 1. */
    private void adjust(List<SliceRule> rules, int family, MultipleTesting method, Map<SliceRule, Double> adjusted) {
        double[] p = new double[Math.max(family, rules.size())];
        Arrays.fill(p, 1);
        for (int i = 0; i < rules.size(); i++) {
            p[i] = effect.pValueOfMore(Slice.counts(cases, rules.get(i)));
        }
        double[] all = method.adjust(p);
        for (int i = 0; i < rules.size(); i++) {
            adjusted.put(rules.get(i), all[i]);
        }
    }

    private boolean isCopy(SliceRule rule, List<SliceRule> kept) {
        BitSet own = members(rule);
        return kept.stream().anyMatch(other -> {
            BitSet both = (BitSet) own.clone();
            both.and(members(other));
            int shared = both.cardinality();
            int either = own.cardinality() + members(other).cardinality() - shared;
            return either > 0 && (double) shared / either > SAME_ITEMS;
        });
    }

    /** The places of the cases that meet a rule. */
    private BitSet members(SliceRule rule) {
        return members.computeIfAbsent(rule, unused -> {
            BitSet holding = new BitSet(cases.size());
            for (int i = 0; i < cases.size(); i++) {
                holding.set(i, rule.holds(cases.get(i)));
            }
            return holding;
        });
    }

    private List<Slice> confirmed(List<SliceRule> carried, Map<SliceRule, Double> adjusted) {
        double[] p = carried.stream()
                .mapToDouble(rule -> effect.pValueOfMore(Slice.counts(halves.confirmation(), rule)))
                .toArray();
        double[] held = MultipleTesting.HOLM.adjust(p);
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < held.length; i++) {
            slices.add(slice(carried.get(i), adjusted.getOrDefault(carried.get(i), 1.0), held[i]));
        }
        return slices.stream()
                .sorted(Comparator.comparing(Slice::isConfirmed)
                        .reversed()
                        .thenComparing(slice -> -slice.counts().weightedRelativeAccuracy())
                        .thenComparing(slice -> slice.rule().text()))
                .toList();
    }

    private Slice slice(SliceRule rule, double adjusted, double held) {
        SliceContrast second = Slice.counts(halves.confirmation(), rule);
        boolean isConfirmed = adjusted <= Slice.LEVEL && held <= Slice.LEVEL;
        return new Slice(
                rule,
                Slice.counts(cases, rule),
                adjusted,
                held,
                isConfirmed
                        ? Slice.lift(halves.confirmation(), rule, plan)
                        : Estimate.undefined(
                                "not confirmed on the other half",
                                halves.confirmation().size()),
                second.riskDifference(plan.confidenceLevel()));
    }

    /** The terms of one of the two texts that disagreements of the first half use more than others do. */
    private final class Terms {

        private final String attribute;
        private final Map<String, int[]> testable = new TreeMap<>();
        private final int disagreements;
        private final int size;
        private int examined;
        private int tooSmall;

        Terms(String attribute, Function<JudgedCase, Set<String>> terms) {
            this.attribute = attribute;
            this.size = halves.discovery().size();
            this.disagreements = (int)
                    halves.discovery().stream().filter(JudgedCase::differs).count();
            Map<String, int[]> overall = counts(cases, terms);
            Map<String, int[]> first = counts(halves.discovery(), terms);
            overall.forEach((term, of) -> {
                boolean isTestable =
                        of[0] >= Slice.FEWEST_ITEMS && of[1] >= Slice.FEWEST_DISAGREEMENTS && of[0] < cases.size();
                examined += isTestable ? 1 : 0;
                tooSmall += isTestable ? 0 : 1;
                if (isTestable && first.containsKey(term)) {
                    testable.put(term, first.getOrDefault(term, of));
                }
            });
        }

        private static Map<String, int[]> counts(List<JudgedCase> of, Function<JudgedCase, Set<String>> terms) {
            Map<String, int[]> counts = new HashMap<>();
            for (JudgedCase judged : of) {
                for (String term : terms.apply(judged)) {
                    int[] count = counts.computeIfAbsent(term, unused -> new int[2]);
                    count[0]++;
                    count[1] += judged.differs() ? 1 : 0;
                }
            }
            return counts;
        }

        List<SliceRule> rules() {
            Map<String, Double> z = new HashMap<>();
            testable.forEach((term, of) ->
                    z.put(term, ContrastTerms.z(of[1], disagreements, of[0] - of[1], size - disagreements)));
            return testable.keySet().stream()
                    .filter(term -> z.getOrDefault(term, 0.0) > 0 && ClusterWords.isTelling(term))
                    .sorted(Comparator.comparing((String term) -> -z.getOrDefault(term, 0.0))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(MOST_TERMS)
                    .map(term -> SliceRule.of(attribute, term))
                    .toList();
        }
    }
}
