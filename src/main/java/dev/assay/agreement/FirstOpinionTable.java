package dev.assay.agreement;

import dev.assay.evalset.Item;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.gold.FirstOpinions;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldPart;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import dev.assay.stats.Ratings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who said what first about the items of a gold part, on one criterion. Rulings are no opinion of their own, and labels
 * given with something visible do not count.
 *
 * @param items those with an opinion, in the order of the part
 * @param byItem the opinions on each, by human
 * @param humans everybody with an opinion, in order
 */
record FirstOpinionTable(List<Item> items, List<Map<String, Label>> byItem, List<String> humans) {

    FirstOpinionTable {
        items = List.copyOf(items);
        byItem = List.copyOf(byItem);
        humans = List.copyOf(humans);
    }

    /** What two humans said about the items that both labelled. */
    record Shared(String a, String b, List<Item> items, List<Label> ofA, List<Label> ofB) {}

    static FirstOpinionTable of(String criterion, GoldPart part, List<AuditLabel> labels) {
        Map<String, List<AuditLabel>> blind = new TreeMap<>();
        for (AuditLabel label : labels) {
            if (label.criterion().equals(criterion) && label.blindness() != Blindness.NOT_BLIND) {
                blind.computeIfAbsent(label.itemId(), unused -> new ArrayList<>())
                        .add(label);
            }
        }
        List<Item> items = new ArrayList<>();
        List<Map<String, Label>> byItem = new ArrayList<>();
        TreeSet<String> humans = new TreeSet<>();
        for (GoldItem gold : part.items()) {
            Map<String, Label> ofItem = new TreeMap<>();
            FirstOpinions.of(blind.getOrDefault(gold.item().id(), List.of()))
                    .forEach(opinion -> ofItem.put(opinion.annotator(), opinion.label()));
            if (!ofItem.isEmpty()) {
                items.add(gold.item());
                byItem.add(ofItem);
                humans.addAll(ofItem.keySet());
            }
        }
        return new FirstOpinionTable(items, byItem, List.copyOf(humans));
    }

    /** How many items at least two humans labelled. */
    int labelledByTwo() {
        return (int) byItem.stream().filter(said -> said.size() > 1).count();
    }

    /**
     * What the humans say most often, among equals the first by text.
     *
     * @throws java.util.NoSuchElementException if nobody said anything
     */
    Label mostFrequent() {
        Map<Label, Integer> counts = new HashMap<>();
        byItem.forEach(said -> said.values().forEach(label -> counts.merge(label, 1, Integer::sum)));
        return counts.entrySet().stream()
                .max(Map.Entry.<Label, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().text(), Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }

    /** One row an item, one column a human. */
    Ratings ratings(Scale.Categorical scale) {
        int[][] units = new int[items.size()][humans.size()];
        for (int unit = 0; unit < units.length; unit++) {
            for (int human = 0; human < humans.size(); human++) {
                Label label = byItem.get(unit).get(humans.get(human));
                units[unit][human] = label == null ? Ratings.MISSING : scale.indexOf(label);
            }
        }
        return Ratings.of(scale.labels().size(), units);
    }

    /** One row an item, one column a human, of scores. */
    OptionalDouble[][] scores() {
        OptionalDouble[][] units = new OptionalDouble[items.size()][humans.size()];
        for (int unit = 0; unit < units.length; unit++) {
            for (int human = 0; human < humans.size(); human++) {
                Label label = byItem.get(unit).get(humans.get(human));
                units[unit][human] = label == null ? OptionalDouble.empty() : OptionalDouble.of(label.number());
            }
        }
        return units;
    }

    Shared shared(String a, String b) {
        List<Item> both = new ArrayList<>();
        List<Label> ofA = new ArrayList<>();
        List<Label> ofB = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Label left = byItem.get(i).get(a);
            Label right = byItem.get(i).get(b);
            if (left != null && right != null) {
                both.add(items.get(i));
                ofA.add(left);
                ofB.add(right);
            }
        }
        return new Shared(a, b, both, ofA, ofB);
    }
}
