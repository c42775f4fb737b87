package dev.assay.disagreement;

import dev.assay.agreement.GoldAndJudge;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.GoldTier;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.stats.CohenKappa;
import dev.assay.stats.MultipleTesting;
import dev.assay.stats.SliceContrast;
import dev.assay.stats.Weighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gathers, for single items, what bears on who is wrong. */
final class EvidenceReader {

    /** A judge that agrees with gold less than this says nothing about an item, such as one that always passes. */
    private static final double FEWEST_KAPPA = 0.2;

    private static final double LONE_DISSENT = 0.05;

    private final Criterion criterion;
    private final Map<String, List<AuditLabel>> opinions;
    private final Map<String, List<AuditLabel>> said;
    private final Map<String, Map<String, CombinedJudgement>> others = new LinkedHashMap<>();

    EvidenceReader(DisagreementSet set, Witnesses witnesses) {
        this.criterion = set.criterion();
        this.opinions = witnesses.firstOpinionsOn(criterion.id());
        this.said = witnesses.saidOn(criterion.id());
        witnesses.judges().keySet().stream()
                .sorted()
                .filter(judge -> !judge.equals(set.judge()))
                .forEach(judge -> {
                    Map<String, CombinedJudgement> verdicts = witnesses.saidBy(judge, criterion.id());
                    if (isTelling(set.pairs(), verdicts)) {
                        others.put(judge, verdicts);
                    }
                });
    }

    private boolean isTelling(List<LabelPair> pairs, Map<String, CombinedJudgement> verdicts) {
        List<LabelPair> theirs = new ArrayList<>();
        for (LabelPair pair : pairs) {
            CombinedJudgement verdict = verdicts.get(pair.label().itemId());
            if (verdict != null && verdict.verdict().label().isPresent()) {
                theirs.add(new LabelPair(pair.gold(), pair.label(), verdict));
            }
        }
        return !theirs.isEmpty()
                && criterion
                        .scale()
                        .fold(
                                scale -> CohenKappa.value(
                                                        GoldAndJudge.rated(
                                                                        scale,
                                                                        theirs,
                                                                        scale.labels()
                                                                                .size())
                                                                .table(),
                                                        Weighting.UNWEIGHTED)
                                                .orElse(0)
                                        >= FEWEST_KAPPA,
                                numeric -> true);
    }

    /** The judges whose word on an item counts, this one left out. */
    List<String> otherJudges() {
        return List.copyOf(others.keySet());
    }

    /** The first opinions on an item, ordered by human. */
    List<AuditLabel> opinions(String item) {
        return opinions.getOrDefault(item, List.of());
    }

    /** All that humans said on an item, rulings too. */
    List<AuditLabel> said(String item) {
        return said.getOrDefault(item, List.of());
    }

    /**
     * The one human who makes most of the difference between humans on some items: with half of the opinions that side
     * with the judge, significantly more often than the others (one-sided exact test at {@value #LONE_DISSENT}, by Holm over the humans).
     */
    Optional<Dissenter> loneDissenter(List<JudgedCase> items) {
        Map<String, int[]> counts = new TreeMap<>();
        for (JudgedCase judged : items) {
            for (AuditLabel opinion : opinions(judged.itemId())) {
                int[] count = counts.computeIfAbsent(opinion.annotator(), unused -> new int[2]);
                count[0]++;
                Label gold = judged.pair().label().label();
                Label own = judged.pair().judgement().verdict().label().orElse(gold);
                count[1] += sides(opinion.label(), own, gold) ? 1 : 0;
            }
        }
        int opinions = counts.values().stream().mapToInt(count -> count[0]).sum();
        int against = counts.values().stream().mapToInt(count -> count[1]).sum();
        List<Dissenter> humans = counts.entrySet().stream()
                .map(of -> new Dissenter(
                        of.getKey(),
                        new SliceContrast(
                                of.getValue()[0],
                                of.getValue()[1],
                                opinions - of.getValue()[0],
                                against - of.getValue()[1])))
                .toList();
        double[] adjusted = MultipleTesting.HOLM.adjust(humans.stream()
                .mapToDouble(one -> one.opinions().pValueOfMore())
                .toArray());
        return IntStream.range(0, humans.size())
                .filter(k -> adjusted[k] <= LONE_DISSENT
                        && against > 0
                        && 2 * humans.get(k).opinions().errors() >= against)
                .boxed()
                .min(Comparator.comparingDouble(k -> adjusted[k]))
                .map(humans::get);
    }

    /**
     * A human who differs where the others do not.
     *
     * @param opinions theirs and those of the others on the same items, errors being those that side with the judge
     */
    record Dissenter(String human, SliceContrast opinions) {}

    /** Whether most items have the first opinions of several humans. */
    boolean severalAreUsual() {
        return opinions.values().stream().filter(of -> of.size() > 1).count() * 2 >= opinions.size()
                && !opinions.isEmpty();
    }

    private static List<AuditLabel> without(List<AuditLabel> opinions, Optional<String> human) {
        return opinions.stream()
                .filter(label -> !human.equals(Optional.of(label.annotator())))
                .toList();
    }

    /** Whether humans differ on an item so that no label has most votes, one of them left out. */
    boolean isTied(String item, Optional<String> setAside) {
        Map<String, Long> votes = without(opinions(item), setAside).stream()
                .collect(Collectors.groupingBy(label -> label.label().text(), Collectors.counting()));
        long most = votes.values().stream().mapToLong(count -> count).max().orElse(0);
        return votes.size() > 1
                && votes.values().stream().filter(count -> count == most).count() > 1;
    }

    /** @param setAside a human whose opinion does not count here */
    CaseEvidence of(JudgedCase judged, Optional<String> setAside) {
        List<AuditLabel> all = opinions(judged.itemId());
        List<AuditLabel> first = without(all, setAside);
        Label gold = judged.pair().label().label();
        Label own = judged.pair().judgement().verdict().label().orElse(gold);
        int forGold = 0;
        int forJudge = 0;
        for (Map<String, CombinedJudgement> verdicts : others.values()) {
            Optional<Label> other = Optional.ofNullable(verdicts.get(judged.itemId()))
                    .flatMap(verdict -> verdict.verdict().label());
            forGold += other.filter(label -> sides(label, gold, own)).isPresent() ? 1 : 0;
            forJudge += other.filter(label -> sides(label, own, gold)).isPresent() ? 1 : 0;
        }
        boolean contradicts = ItemDefect.isFlagged(judged.pair().judgement(), Verdict.Flag.CONTRADICTION)
                || ItemDefect.isFlagged(judged.pair().judgement(), Verdict.Flag.EVIDENCE_NOT_FOUND);
        return new CaseEvidence(
                all.isEmpty() ? judged.pair().label().voters() : all.size(),
                all.isEmpty() ? judged.pair().label().voters() : first.size(),
                first.size() > 1 && first.stream().anyMatch(opinion -> sides(opinion.label(), own, gold)),
                judged.pair().label().tier() == GoldTier.ADJUDICATED,
                forGold,
                forJudge,
                ItemDefect.in(
                        judged.pair().gold().item(), seen(judged), judged.pair().judgement()),
                contradicts,
                judged.pair().label().tier() == GoldTier.SINGLE && first.size() == 1
                        ? Optional.of(first.get(0).annotator())
                        : Optional.empty());
    }

    /** What the annotator saw: the input where there is one, else all that the rubric shows. */
    private static String seen(JudgedCase judged) {
        return judged.pair()
                .gold()
                .item()
                .field("input")
                .map(CanonicalContent::text)
                .orElse(judged.text().item());
    }

    private boolean sides(Label label, Label with, Label against) {
        return criterion
                .scale()
                .fold(
                        categorical -> label.equals(with),
                        numeric ->
                                Math.abs(label.number() - with.number()) < Math.abs(label.number() - against.number()));
    }
}
