package dev.assay.disagreement;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldTier;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.learn.DensityClusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the clusters of one set together: members, words, rule, cause, what to do. */
final class ClusterBuilder {

    private static final int EXEMPLARS = 3;
    private static final double ONE_WAY = 0.8;

    private final DisagreementSet set;
    private final CaseReader reader;
    private final BootstrapPlan plan;
    private final DisagreementAnalysis.Depth depth;
    private final List<JudgedCase> cases;
    private final List<JudgedCase> disagreeing;
    private final Themes themes;
    private final DiagnosisReader diagnoses;
    private final Recommender recommender;
    private final CeilingGain now;

    /** @param cases of the set, in the order of its pairs */
    ClusterBuilder(
            DisagreementSet set,
            Witnesses witnesses,
            List<JudgedCase> cases,
            CaseReader reader,
            CaseSpace space,
            BootstrapPlan plan,
            DisagreementAnalysis.Depth depth) {
        this.reader = reader;
        this.plan = plan;
        this.depth = depth;
        this.set = set;
        this.cases = cases;
        this.disagreeing = cases.stream().filter(JudgedCase::differs).toList();
        this.themes = Themes.of(CaseTexts.of(cases), space, plan.seed());
        EvidenceReader evidence = new EvidenceReader(set, witnesses);
        this.diagnoses = new DiagnosisReader(evidence, cases, unresolved(witnesses, evidence));
        this.recommender = new Recommender(set.criterion(), diagnoses);
        this.now = CeilingGain.none(set.criterion(), set.pairs(), plan);
    }

    DisagreementClusters clusters(Estimate rate, SliceFindings slices) {
        List<List<Integer>> members = new ArrayList<>();
        for (int theme = 0; theme < themes.count(); theme++) {
            members.add(themes.members(theme));
        }
        List<ClusterRules.Found> rules = new ClusterRules(cases, plan)
                .find(members.stream()
                        .map(of -> of.stream()
                                .map(k -> disagreeing.get(k).itemId())
                                .collect(Collectors.toSet()))
                        .toList());
        List<List<String>> words = words(members);
        Themes.Stability stability = depth == DisagreementAnalysis.Depth.WITH_STABILITY
                ? themes.stability()
                : Themes.Stability.notTried(members.size());
        List<DisagreementCluster> clusters = new ArrayList<>();
        for (int theme = 0; theme < members.size(); theme++) {
            clusters.add(cluster(
                    members.get(theme),
                    words.get(theme),
                    rules.get(theme),
                    stability.ofTheme().get(theme)));
        }
        List<Disagreement> unclustered = IntStream.range(0, disagreeing.size())
                .filter(k -> themes.of(k) == ThemeFinder.UNCLUSTERED)
                .mapToObj(set.members()::get)
                .sorted(Comparator.comparing(Disagreement::itemId))
                .toList();
        return new DisagreementClusters(
                set,
                rate,
                clusters,
                unclustered,
                clusters.isEmpty() ? Optional.of("the disagreements have too little in common") : Optional.empty(),
                stability.index(),
                slices);
    }

    /** The telling terms of each theme, against the other themes, what is in none, and what the judge says when it is right. */
    private List<List<String>> words(List<List<Integer>> members) {
        boolean reasons =
                disagreeing.stream().filter(judged -> judged.text().hasReason()).count() * 2 >= disagreeing.size();
        List<List<List<String>>> classes = new ArrayList<>();
        members.forEach(of -> classes.add(
                of.stream().map(k -> terms(disagreeing.get(k), reasons)).toList()));
        classes.add(IntStream.range(0, disagreeing.size())
                .filter(k -> themes.of(k) == ThemeFinder.UNCLUSTERED)
                .mapToObj(k -> terms(disagreeing.get(k), reasons))
                .toList());
        classes.add(cases.stream()
                .filter(judged -> !judged.differs())
                .map(judged -> terms(judged, reasons))
                .toList());
        return ClusterWords.of(classes).subList(0, members.size());
    }

    private static List<String> terms(JudgedCase judged, boolean ofReasons) {
        return Words.withPairs(
                ofReasons ? judged.text().reason() : judged.text().item());
    }

    private DisagreementCluster cluster(
            List<Integer> byNearness, List<String> words, ClusterRules.Found found, Estimate stability) {
        List<JudgedCase> members = byNearness.stream().map(disagreeing::get).toList();
        List<Disagreement> listed = byNearness.stream()
                .map(set.members()::get)
                .sorted(Comparator.comparing(Disagreement::itemId))
                .toList();
        Diagnosis diagnosis = diagnoses.of(members, found.rule().map(DisagreementCluster.Rule::rule));
        Direction direction = direction(listed);
        List<String> exemplars = exemplars(byNearness);
        Set<String> ids = new LinkedHashSet<>();
        listed.forEach(member -> ids.add(member.itemId()));
        return new DisagreementCluster(
                id(exemplars, direction),
                name(members, words, listed),
                set.judge(),
                set.criterion().id(),
                direction,
                (double) listed.size() / set.members().size(),
                words,
                found.rule(),
                exemplars,
                members.get(members.size() - 1).itemId(),
                listed,
                found.lift(),
                diagnosis,
                recommender.ofEveryCause(members),
                now.ifFixed(set.criterion(), set.pairs(), ids, plan),
                parts(byNearness),
                stability);
    }

    /** The most central members, of which no two have the same texts. */
    private List<String> exemplars(List<Integer> byNearness) {
        List<Integer> chosen = new ArrayList<>();
        for (int candidate : byNearness) {
            if (chosen.size() < EXEMPLARS && chosen.stream().noneMatch(one -> themes.areSame(one, candidate))) {
                chosen.add(candidate);
            }
        }
        return chosen.stream().map(k -> disagreeing.get(k).itemId()).toList();
    }

    private List<DisagreementCluster.Part> parts(List<Integer> byNearness) {
        int[] parts = ClusterParts.of(byNearness.stream().map(themes::row).toList(), plan.seed());
        int count = Arrays.stream(parts).max().orElse(DensityClusters.NOISE) + 1;
        if (count < 2) {
            return List.of();
        }
        List<List<JudgedCase>> members = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int number = part;
            members.add(IntStream.range(0, parts.length)
                    .filter(k -> parts[k] == number)
                    .mapToObj(k -> disagreeing.get(byNearness.get(k)))
                    .toList());
        }
        List<List<String>> words = ClusterWords.of(members.stream()
                .map(of -> of.stream()
                        .map(judged -> terms(judged, judged.text().hasReason()))
                        .toList())
                .toList());
        return IntStream.range(0, count)
                .mapToObj(part -> new DisagreementCluster.Part(
                        words.get(part),
                        members.get(part).stream()
                                .map(JudgedCase::itemId)
                                .sorted()
                                .toList()))
                .toList();
    }

    private Direction direction(List<Disagreement> members) {
        return Arrays.stream(Direction.values())
                .filter(way -> members.stream()
                                .filter(member -> member.direction() == way)
                                .count()
                        >= ONE_WAY * members.size())
                .findFirst()
                .orElse(Direction.SIDEWAYS);
    }

    private String id(List<String> exemplars, Direction direction) {
        List<String> sorted = exemplars.stream().sorted().toList();
        String content =
                set.judge() + "\n" + set.criterion().id() + "\n" + direction.word() + "\n" + String.join("\n", sorted);
        return "clu_" + CanonicalContent.sha256(content).substring(0, 20);
    }

    private String name(List<JudgedCase> members, List<String> words, List<Disagreement> listed) {
        String about = words.isEmpty() ? "no common words" : ClusterWords.named(words);
        String labels = listed.stream()
                .collect(Collectors.groupingBy(
                        member -> "judge says " + member.judged().text() + ", gold is "
                                + member.gold().text(),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse("");
        return diagnoses.clause(members).map(cited -> cited.clause() + ": ").orElse("") + about + " (" + labels + ")";
    }

    /** Items of the same part on which humans differ so that there is no gold, as this judge saw them. */
    private List<JudgedCase> unresolved(Witnesses witnesses, EvidenceReader evidence) {
        Set<String> withGold = new HashSet<>();
        cases.forEach(judged -> withGold.add(judged.itemId()));
        Map<String, CombinedJudgement> verdicts =
                witnesses.saidBy(set.judge(), set.criterion().id());
        List<LabelPair> pairs = new ArrayList<>();
        for (Item item : witnesses.items()) {
            CombinedJudgement verdict = verdicts.get(item.id());
            if (!withGold.contains(item.id()) && verdict != null && evidence.isTied(item.id(), Optional.empty())) {
                pairs.add(tied(item, evidence.opinions(item.id()).get(0), verdict));
            }
        }
        DisagreementSet tied = new DisagreementSet(set.judge(), set.criterion(), pairs, List.of(), set.coverage());
        return reader.read(tied, List.of());
    }

    /** One of the labels stands in for gold, since only texts and facts of such an item are read. */
    private LabelPair tied(Item item, AuditLabel one, CombinedJudgement verdict) {
        GoldLabel label =
                new GoldLabel(item.id(), set.criterion().id(), one.label(), GoldTier.SINGLE, one.blindness(), 1);
        return new LabelPair(new GoldItem(item, Map.of(set.criterion().id(), label)), label, verdict);
    }
}
