package dev.assay.report.web;

import dev.assay.disagreement.CeilingGain;
import dev.assay.disagreement.DecidedCluster;
import dev.assay.disagreement.DecidedClusters;
import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementCluster;
import dev.assay.disagreement.Slice;
import dev.assay.judge.VisibleText;
import dev.assay.report.ClusterSentence;
import dev.assay.report.FigureText;
import dev.assay.report.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why one judge and the humans disagree, as a part of the page.
 *
 * @param summary how much the clusters explain
 * @param isOpen whether the reader meets it at once or by a click
 */
public record ClusterSectionView(JudgeName judge, VisibleText summary, boolean isOpen, List<SetView> sets) {

    private static final int RATIONALE = 240;

    public ClusterSectionView {
        sets = List.copyOf(sets);
    }

    /**
     * One criterion.
     *
     * @param rest what is in no cluster; absent where nothing is left
     * @param slices where judge and humans differ more often, whatever the clusters
     */
    public record SetView(
            VisibleText criterion, List<ClusterCard> clusters, Optional<VisibleText> rest, List<VisibleText> slices) {}

    /**
     * One cluster.
     *
     * @param way how the judge differs, for the eye
     * @param cause who is wrong, in words
     * @param sure by how much, or that a person decided
     */
    public record ClusterCard(
            String id,
            VisibleText name,
            DisagreementView.Way way,
            String size,
            String share,
            String causeName,
            String cause,
            VisibleText sure,
            Optional<VisibleText> lift,
            List<VisibleText> evidence,
            VisibleText recommendation,
            Optional<VisibleText> ceiling,
            Optional<VisibleText> rule,
            List<DisagreementView.Example> examples,
            Optional<DisagreementView.Example> borderline,
            String state) {}

    /** One a judge with reasons, the judge of the headline open. */
    static List<ClusterSectionView> of(RunReport report) {
        Set<String> judges = report.clusters().stream()
                .map(set -> set.found().set().judge())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<ClusterSectionView> views = new ArrayList<>();
        boolean named = judges.stream().anyMatch(judge -> report.headline().startsWith(judge));
        for (String judge : judges) {
            List<SetView> sets = report.clustersOf(judge).stream()
                    .filter(set -> !set.found().set().members().isEmpty())
                    .map(ClusterSectionView::set)
                    .toList();
            if (!sets.isEmpty()) {
                boolean isOpen = named ? report.headline().startsWith(judge) : views.isEmpty();
                views.add(new ClusterSectionView(
                        JudgeName.of(report, judge),
                        VisibleText.of(ClusterSentence.of(report, judge)
                                .orElse("No clusters: too few disagreements, or too little in common.")),
                        isOpen,
                        sets));
            }
        }
        return views;
    }

    private static SetView set(DecidedClusters of) {
        int all = of.found().set().members().size();
        int rest = of.found().unclustered().size();
        Optional<String> left = of.found()
                .whyNone()
                .map(why -> FigureText.counted(all, "disagreement") + ", not clustered: " + why + ".")
                .or(() -> rest == 0
                        ? Optional.empty()
                        : Optional.of("Unclustered: " + FigureText.counted(rest, "disagreement") + " of " + all + "."));
        Map<String, Disagreement> members = of.found().set().members().stream()
                .collect(Collectors.toMap(Disagreement::itemId, Function.identity()));
        return new SetView(
                VisibleText.of(of.found().set().criterion().id()),
                of.clusters().stream().map(cluster -> card(cluster, members)).toList(),
                left.map(VisibleText::of),
                of.found().slices().confirmed().stream()
                        .map(ClusterSectionView::slice)
                        .map(VisibleText::of)
                        .toList());
    }

    private static String slice(Slice slice) {
        return "More often where " + slice.rule().text() + ": "
                + slice.counts().errors() + " of "
                + FigureText.counted(slice.counts().items(), "item") + ", lift "
                + FigureText.of(slice.lift()) + ".";
    }

    private static ClusterCard card(DecidedCluster decided, Map<String, Disagreement> members) {
        DisagreementCluster cluster = decided.cluster();
        double probability = cluster.diagnosis().probabilities().getOrDefault(decided.cause(), 0.0);
        return new ClusterCard(
                cluster.id(),
                VisibleText.of(decided.name()),
                DisagreementView.Way.of(cluster.direction()),
                FigureText.counted(cluster.size(), "item"),
                FigureText.share(cluster.share()),
                decided.cause().word(),
                decided.cause().phrase(),
                VisibleText.of(
                        decided.isDecided()
                                ? "decided by " + decided.decision().by().orElse("a person")
                                : "probability " + FigureText.number(probability)),
                cluster.lift().value().isPresent()
                        ? Optional.of(VisibleText.of("lift " + FigureText.of(cluster.lift())))
                        : Optional.empty(),
                cluster.diagnosis().evidence().stream().map(VisibleText::of).toList(),
                VisibleText.of(decided.recommendation().text()),
                ceiling(cluster.ceilingGain()).map(VisibleText::of),
                cluster.rule()
                        .map(rule -> rule.rule().text() + ", as in " + rule.covered() + " of " + cluster.size()
                                + " members; of "
                                + FigureText.counted(rule.counts().items(), "judged item")
                                + " with it judge and humans differ on "
                                + rule.counts().errors())
                        .map(VisibleText::of),
                cluster.exemplars().stream().map(id -> example(members, id)).toList(),
                cluster.exemplars().contains(cluster.borderline())
                        ? Optional.empty()
                        : Optional.of(example(members, cluster.borderline())),
                decided.decision().status().word().replace('_', ' '));
    }

    private static DisagreementView.Example example(Map<String, Disagreement> members, String id) {
        return new DisagreementView.Example(
                VisibleText.of(id),
                Optional.ofNullable(members.get(id))
                        .flatMap(Disagreement::rationale)
                        .map(said -> VisibleText.shortened(said, RATIONALE)));
    }

    /** "if all were settled: kappa 0.71 → at most 0.79"; empty where either is undefined. */
    public static Optional<String> ceiling(CeilingGain gain) {
        return gain.now().value().isPresent() && gain.ifFixed().value().isPresent()
                ? Optional.of("If all were settled: " + gain.metric() + " "
                        + FigureText.number(gain.now().value().getAsDouble()) + " → at most "
                        + FigureText.number(gain.ifFixed().value().getAsDouble()))
                : Optional.empty();
    }
}
