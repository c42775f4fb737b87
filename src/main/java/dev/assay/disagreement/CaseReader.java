package dev.assay.disagreement;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.LabelPair;
import dev.assay.rubric.Rubric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the scored pairs of a judge and criterion into what clusters and slices are found by. */
final class CaseReader {

    private static final int QUARTERS = 4;
    private static final String[] LENGTHS = {"shortest quarter", "second quarter", "third quarter", "longest quarter"};
    /** Values of a key that nearly every item has for itself are no slices. */
    private static final int MOST_VALUES = 60;

    private final Rubric rubric;

    CaseReader(Rubric rubric) {
        this.rubric = rubric;
    }

    /**
     * One case a pair, in their order.
     *
     * @param humans what people said on the criterion, of any items
     */
    List<JudgedCase> read(DisagreementSet set, List<AuditLabel> humans) {
        Map<String, List<AuditLabel>> byItem = humans.stream().collect(Collectors.groupingBy(AuditLabel::itemId));
        List<String> items =
                set.pairs().stream().map(pair -> text(pair.gold().item())).toList();
        int[] bounds = quarterBounds(items);
        Optional<Instant> middle = middle(set, byItem);
        Set<String> keys = sliceKeys(set);
        Map<String, String> once = new HashMap<>();
        List<JudgedCase> cases = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            LabelPair pair = set.pairs().get(i);
            Map<String, Set<String>> facts = facts(pair, keys);
            facts.put(SliceRule.LENGTH, Set.of(LENGTHS[quarter(items.get(i), bounds)]));
            List<AuditLabel> said = byItem.getOrDefault(pair.label().itemId(), List.of());
            facts.put(
                    SliceRule.AUDITOR, said.stream().map(AuditLabel::annotator).collect(Collectors.toSet()));
            middle.ifPresent(time -> earliest(said)
                    .ifPresent(at ->
                            facts.put(SliceRule.AUDITED, Set.of(at.isBefore(time) ? "first half" : "second half"))));
            String reason = pair.judgement().verdict().rationale().orElse("");
            cases.add(new JudgedCase(
                    pair,
                    Disagreement.in(pair, set.criterion().scale()).isPresent(),
                    new CaseText(
                            reason,
                            items.get(i),
                            pair.gold().item().metaText("language").orElse("")),
                    distinct(Words.withPairs(reason), once),
                    distinct(Words.of(items.get(i)), once),
                    facts));
        }
        return cases;
    }

    /** @param once each term as it came first: the same few thousand in every text would fill the memory */
    private static Set<String> distinct(List<String> terms, Map<String, String> once) {
        Set<String> distinct = new HashSet<>();
        terms.forEach(term -> distinct.add(once.computeIfAbsent(term, unused -> term)));
        return distinct;
    }

    /** What the rubric shows of an item, a field a line. */
    String text(Item item) {
        return rubric.inputs().stream()
                .flatMap(name -> item.field(name).stream())
                .map(CanonicalContent::text)
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Set<String>> facts(LabelPair pair, Set<String> keys) {
        Map<String, Set<String>> facts = new TreeMap<>();
        Item item = pair.gold().item();
        keys.forEach(key -> item.metaText(key)
                .ifPresent(value -> facts.put(SliceRule.RESERVED.contains(key) ? "meta." + key : key, Set.of(value))));
        facts.put(SliceRule.GOLD_LABEL, Set.of(pair.label().label().text()));
        pair.judgement().verdict().label().ifPresent(label -> facts.put(SliceRule.JUDGED_LABEL, Set.of(label.text())));
        return facts;
    }

    private static Set<String> sliceKeys(DisagreementSet set) {
        Map<String, Set<String>> values = new HashMap<>();
        for (LabelPair pair : set.pairs()) {
            Item item = pair.gold().item();
            item.meta().keySet().forEach(key -> values.computeIfAbsent(key, unused -> new HashSet<>())
                    .add(item.metaText(key).orElse("")));
        }
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1 && entry.getValue().size() <= MOST_VALUES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int[] quarterBounds(List<String> texts) {
        int[] lengths = texts.stream().mapToInt(String::length).sorted().toArray();
        int[] bounds = new int[QUARTERS - 1];
        Arrays.setAll(bounds, k -> lengths.length == 0 ? 0 : lengths[(k + 1) * (lengths.length - 1) / QUARTERS]);
        return bounds;
    }

    private static int quarter(String text, int[] bounds) {
        return (int)
                Arrays.stream(bounds).filter(bound -> text.length() > bound).count();
    }

    private static Optional<Instant> earliest(List<AuditLabel> said) {
        return said.stream().flatMap(label -> label.at().stream()).min(Instant::compareTo);
    }

    private static Optional<Instant> middle(DisagreementSet set, Map<String, List<AuditLabel>> byItem) {
        List<Instant> times = set.pairs().stream()
                .flatMap(pair -> earliest(byItem.getOrDefault(pair.label().itemId(), List.of())).stream())
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }
}
