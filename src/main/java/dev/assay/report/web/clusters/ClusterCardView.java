package dev.assay.report.web.clusters;

import dev.assay.disagreement.DecidedCluster;
import dev.assay.disagreement.DisagreementCluster;
import dev.assay.disagreement.DisagreementClusters;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.ClusterSectionView;
import dev.assay.report.web.DisagreementView;
import dev.assay.rubric.Rubric;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One cluster as a card.
 *
 * @param computedName what it was called before a person named it; absent where nobody did
 * @param share of the judge's disagreements on the criterion, in words; {@code shareWidth} is the same in (0,100]
 * @param lift how much more often they differ where the rule holds, with its interval, or why that is not claimed
 * @param ceiling how far agreement would rise at most, where that is defined
 * @param terms the most telling first
 * @param rule what tells the members from all other judged items
 * @param parts smaller groups within
 * @param central the most typical members
 * @param borderline the member that belongs least, where it is none of the typical ones
 * @param firstRun where it was seen first, where that was another run
 */
public record ClusterCardView(
        String id,
        VisibleText name,
        Optional<VisibleText> computedName,
        VisibleText judge,
        VisibleText criterion,
        DisagreementView.Way way,
        String size,
        String share,
        String shareWidth,
        VisibleText lift,
        CauseView cause,
        VisibleText recommendation,
        Optional<VisibleText> ceiling,
        List<VisibleText> terms,
        Optional<VisibleText> rule,
        List<VisibleText> parts,
        List<MemberView> central,
        Optional<MemberView> borderline,
        MembersView members,
        DecisionView decision,
        Optional<String> firstRun) {

    private static final int CHARACTERS = 420;

    public ClusterCardView {
        terms = List.copyOf(terms);
        parts = List.copyOf(parts);
        central = List.copyOf(central);
    }

    static ClusterCardView of(DecidedCluster decided, DisagreementClusters found, Rubric rubric, String run) {
        DisagreementCluster cluster = decided.cluster();
        MemberReader reader = new MemberReader(rubric, found.set());
        return new ClusterCardView(
                cluster.id(),
                VisibleText.of(decided.name()),
                decided.decision().name().map(renamed -> VisibleText.of(cluster.name())),
                VisibleText.of(cluster.judge()),
                VisibleText.of(cluster.criterion()),
                DisagreementView.Way.of(cluster.direction()),
                FigureText.counted(cluster.size(), "item"),
                FigureText.share(cluster.share()),
                FigureText.number(100 * cluster.share()),
                VisibleText.of(lift(cluster)),
                CauseView.of(decided),
                VisibleText.of(decided.recommendation().text()),
                ClusterSectionView.ceiling(cluster.ceilingGain()).map(VisibleText::of),
                cluster.terms().stream().map(VisibleText::of).toList(),
                cluster.rule().map(ClusterCardView::rule).map(VisibleText::of),
                cluster.parts().stream().map(ClusterCardView::part).toList(),
                cluster.exemplars().stream()
                        .flatMap(item -> reader.member(item, CHARACTERS).stream())
                        .toList(),
                cluster.exemplars().contains(cluster.borderline())
                        ? Optional.empty()
                        : reader.member(cluster.borderline(), CHARACTERS),
                MembersView.of(cluster.members(), reader),
                DecisionView.of(decided),
                Optional.of(decided.firstRun()).filter(first -> !first.equals(run)));
    }

    private static String lift(DisagreementCluster cluster) {
        return cluster.lift()
                .fold(
                        known -> "lift " + FigureText.of(cluster.lift()),
                        undefined -> "no lift is claimed: " + undefined.reason());
    }

    private static String rule(DisagreementCluster.Rule rule) {
        return rule.rule().text() + ", as in " + FigureText.counted(rule.covered(), "member") + "; of "
                + FigureText.counted(rule.counts().items(), "judged item") + " with it judge and humans differ on "
                + FigureText.count(rule.counts().errors());
    }

    private static VisibleText part(DisagreementCluster.Part part) {
        return VisibleText.of(part.terms().stream().collect(Collectors.joining(", ")) + ": "
                + FigureText.counted(part.members().size(), "item"));
    }
}
