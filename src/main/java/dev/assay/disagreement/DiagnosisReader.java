package dev.assay.disagreement;

import dev.assay.gold.AuditLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Weighs who is probably wrong in a cluster, and says by what. */
final class DiagnosisReader {

    private static final double MOSTLY = 0.6;
    private static final double MORE_THAN_ELSEWHERE = 3;

    private final EvidenceReader evidence;
    private final CauseWeights.Conditions usual;
    private final List<JudgedCase> cases;
    private final List<JudgedCase> unresolved;
    private final Map<String, Integer> everywhere = new TreeMap<>();
    private final int rationalesEverywhere;

    /**
     * @param cases all judged items with gold
     * @param unresolved items of the same part on which humans differ so that they have no gold
     */
    DiagnosisReader(EvidenceReader evidence, List<JudgedCase> cases, List<JudgedCase> unresolved) {
        this.evidence = evidence;
        this.usual = new CauseWeights.Conditions(evidence.severalAreUsual(), defective(evidence, cases));
        this.cases = cases;
        this.unresolved = unresolved;
        this.rationalesEverywhere = count(evidence, cases, everywhere);
    }

    private static double defective(EvidenceReader evidence, List<JudgedCase> cases) {
        long defective = cases.stream()
                .filter(judged ->
                        !evidence.of(judged, Optional.empty()).defects().isEmpty())
                .count();
        return cases.isEmpty() ? 0 : (double) defective / cases.size();
    }

    /** @param rule that tells the members, by which unresolved items like them are found */
    Diagnosis of(List<JudgedCase> members, Optional<SliceRule> rule) {
        CauseWeights weights = new CauseWeights(usual);
        Optional<EvidenceReader.Dissenter> dissenter = evidence.loneDissenter(members);
        Optional<String> setAside = dissenter.map(EvidenceReader.Dissenter::human);
        List<CaseEvidence> items =
                members.stream().map(member -> evidence.of(member, setAside)).toList();
        items.forEach(weights::add);
        List<JudgedCase> alike = rule.map(
                        some -> unresolved.stream().filter(some::holds).toList())
                .orElse(List.of());
        alike.stream().limit(members.size()).forEach(item -> weights.addUnresolved());
        return new Diagnosis(weights.probabilities(), sentences(members, items, alike.size(), dissenter));
    }

    private List<String> sentences(
            List<JudgedCase> members,
            List<CaseEvidence> items,
            int alike,
            Optional<EvidenceReader.Dissenter> dissenter) {
        List<String> sentences = new ArrayList<>();
        humans(items, sentences);
        dissenter.ifPresent(one -> sentences.add(one.human() + " is set aside here: with the judge in "
                + one.opinions().errors() + " of " + Counted.of(one.opinions().items(), "opinion") + ", the others in "
                + one.opinions().otherErrors() + " of " + one.opinions().otherItems()
                + ". That is one person, not the rubric: calibrate them."));
        if (alike > 0) {
            sentences.add("On " + Counted.of(alike, "item")
                    + " like these the humans differ so that there is no gold at all.");
        }
        otherJudges(items, sentences);
        defects(items, sentences);
        long contradicting = items.stream().filter(CaseEvidence::contradicts).count();
        if (contradicting > 0) {
            sentences.add("In " + contradicting + " of " + items.size()
                    + " the judge's reason contradicts its verdict or quotes what is not there.");
        }
        alone(items, sentences);
        concentrations(members, sentences);
        clause(members)
                .ifPresent(cited -> sentences.add("Auditors cite " + cited.clause() + " in " + cited.times() + " of "
                        + Counted.of(cited.rationales(), "reason") + " that they gave here."));
        return sentences;
    }

    private static void humans(List<CaseEvidence> items, List<String> sentences) {
        List<CaseEvidence> several =
                items.stream().filter(item -> item.auditors() > 1).toList();
        long split = several.stream().filter(CaseEvidence::split).count();
        if (several.isEmpty()) {
            sentences.add("No item here was labelled by more than one human.");
        } else if (split == 0) {
            sentences.add("On " + (several.size() == items.size() ? "all " : "") + Counted.of(several.size(), "item")
                    + (several.size() == items.size() ? "" : " of " + items.size())
                    + " two or more humans labelled independently, and none of them sides with the judge.");
        } else {
            sentences.add("Humans differ among themselves, and one sides with the judge, on " + split + " of the "
                    + Counted.of(several.size(), "item") + " that several of them labelled.");
        }
        long rulings = items.stream().filter(CaseEvidence::ruled).count();
        if (rulings > 0) {
            sentences.add("Gold is a ruling on " + Counted.of((int) rulings, "item") + ".");
        }
    }

    private void otherJudges(List<CaseEvidence> items, List<String> sentences) {
        int forGold = items.stream().mapToInt(CaseEvidence::forGold).sum();
        int forJudge = items.stream().mapToInt(CaseEvidence::forJudge).sum();
        if (forGold + forJudge > 0) {
            sentences.add("Of the verdicts of other judges (" + String.join(", ", evidence.otherJudges()) + ") "
                    + forGold + " side with the humans here and " + forJudge + " with this judge.");
        }
    }

    private static void defects(List<CaseEvidence> items, List<String> sentences) {
        Map<ItemDefect, Integer> counts = new EnumMap<>(ItemDefect.class);
        items.forEach(item -> item.defects().forEach(defect -> counts.merge(defect, 1, Integer::sum)));
        counts.forEach((defect, count) ->
                sentences.add(count + " of " + items.size() + (count == 1 ? " is " : " are ") + defect.phrase() + "."));
    }

    private static void alone(List<CaseEvidence> items, List<String> sentences) {
        Map<String, Long> byHuman = items.stream()
                .flatMap(item -> item.alone().stream())
                .collect(Collectors.groupingBy(human -> human, TreeMap::new, Collectors.counting()));
        byHuman.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
                .filter(most -> most.getValue() > 1 && most.getValue() >= MOSTLY * items.size())
                .ifPresent(most -> sentences.add("Gold rests on " + most.getKey() + " alone on " + most.getValue()
                        + " of " + items.size() + "."));
    }

    /** Values of a metadata key that most members share and few other items have. */
    private void concentrations(List<JudgedCase> members, List<String> sentences) {
        for (String key : List.of("annotator", "vendor", "language", "workflow", "conventionVersion")) {
            Map<String, Long> values = counts(members, key);
            values.entrySet().stream()
                    .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
                    .ifPresent(most -> {
                        double here = (double) most.getValue() / members.size();
                        double overall = (double) counts(cases, key).getOrDefault(most.getKey(), 0L) / cases.size();
                        if (most.getValue() > 2 && here >= MOSTLY && overall < here / 2) {
                            sentences.add(most.getValue() + " of " + members.size() + " have " + key + " "
                                    + most.getKey() + ", which " + Math.round(100 * overall) + " % of all items have.");
                        }
                    });
        }
    }

    private static Map<String, Long> counts(List<JudgedCase> of, String key) {
        return of.stream()
                .flatMap(judged -> judged.facts().getOrDefault(key, Set.of()).stream())
                .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
    }

    /** A clause that auditors name. */
    record Cited(String clause, int times, int rationales) {}

    /**
     * The clause that auditors name in their reasons here much more than elsewhere: at least twice, and at least {@value
     * #MORE_THAN_ELSEWHERE} times as often.
     */
    Optional<Cited> clause(List<JudgedCase> members) {
        Map<String, Integer> here = new TreeMap<>();
        int rationales = count(evidence, members, here);
        int all = rationalesEverywhere;
        return here.entrySet().stream()
                .filter(one -> one.getValue() > 1
                        && one.getValue() * (double) (all - rationales)
                                >= MORE_THAN_ELSEWHERE
                                        * (everywhere.getOrDefault(one.getKey(), 0) - one.getValue())
                                        * rationales)
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(most -> new Cited(most.getKey(), most.getValue(), rationales));
    }

    /** Counts the clauses in the reasons on some items, and returns how many reasons there are. */
    private static int count(EvidenceReader evidence, List<JudgedCase> items, Map<String, Integer> clauses) {
        int rationales = 0;
        for (JudgedCase judged : items) {
            for (AuditLabel label : evidence.said(judged.itemId())) {
                Optional<String> text = label.rationale();
                rationales += text.isPresent() ? 1 : 0;
                text.ifPresent(words -> Clauses.in(words).forEach(clause -> clauses.merge(clause, 1, Integer::sum)));
            }
        }
        return rationales;
    }

    /** The most central member of which a human's reason names the clause, else the most central one with a reason. */
    Optional<JudgedCase> example(List<JudgedCase> byNearness) {
        Optional<String> clause = clause(byNearness).map(Cited::clause);
        return byNearness.stream()
                .filter(judged -> reason(List.of(judged), clause).isPresent())
                .findFirst()
                .or(() -> byNearness.stream()
                        .filter(judged ->
                                reason(List.of(judged), Optional.empty()).isPresent())
                        .findFirst());
    }

    /** A reason that a human gave for gold's label, one that names the clause where that is asked for. */
    Optional<AuditLabel> reason(List<JudgedCase> members, Optional<String> clause) {
        return members.stream()
                .flatMap(judged -> evidence.said(judged.itemId()).stream()
                        .filter(label ->
                                label.label().equals(judged.pair().label().label())
                                        && label.rationale()
                                                .filter(text -> clause.map(Clauses.in(text)::contains)
                                                        .orElse(true))
                                                .isPresent()))
                .findFirst();
    }

    /** Members on which gold rests on fewest humans first, then by id. */
    List<String> weakestGold(List<JudgedCase> members) {
        Map<String, Integer> auditors = new HashMap<>();
        members.forEach(judged -> auditors.put(
                judged.itemId(), evidence.of(judged, Optional.empty()).auditors()));
        return members.stream()
                .sorted(Comparator.comparingInt((JudgedCase judged) -> auditors.getOrDefault(judged.itemId(), 0))
                        .thenComparing(JudgedCase::itemId))
                .map(JudgedCase::itemId)
                .toList();
    }

    /** Members on which humans differ, by id. */
    List<String> split(List<JudgedCase> members) {
        return members.stream()
                .filter(judged -> evidence.of(judged, Optional.empty()).split())
                .map(JudgedCase::itemId)
                .toList();
    }

    /** Members that are visibly defective, by id. */
    List<String> defective(List<JudgedCase> members) {
        return members.stream()
                .filter(judged ->
                        !evidence.of(judged, Optional.empty()).defects().isEmpty())
                .map(JudgedCase::itemId)
                .toList();
    }
}
