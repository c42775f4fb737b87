package dev.assay.agreement;

import dev.assay.gold.GoldItem;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Ratings;
import dev.assay.stats.consensus.ErrorCorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many independent judges a panel is worth: members of one model family err together, and three that always err
 * together are one.
 *
 * @param members that judged the criterion, in the panel's order
 * @param errorCorrelation mean phi of "wrong on this item" over pairs of members, in [-1,1]
 * @param effectiveVotes at most as many as members unless their errors exclude each other
 * @param undefinedPairs pairs of members without a phi, such as of one that never errs
 */
public record PanelVotes(List<String> members, Estimate errorCorrelation, Estimate effectiveVotes, int undefinedPairs) {

    public PanelVotes {
        members = List.copyOf(members);
    }

    /** Absent on a numeric scale, where an error has no yes or no, and with less than two members that judged. */
    static Optional<PanelVotes> of(
            MeasuredJudge panel,
            Criterion criterion,
            List<GoldItem> items,
            List<MeasuredJudge> all,
            BootstrapPlan plan) {
        List<MeasuredJudge> members = panel.members().stream()
                .flatMap(member -> all.stream().filter(judge -> judge.id().equals(member)))
                .filter(member -> member.judgements().stream()
                        .anyMatch(said -> said.criterion().equals(criterion.id())))
                .toList();
        return members.size() < 2
                ? Optional.empty()
                : criterion
                        .scale()
                        .fold(
                                categorical -> Optional.of(measured(categorical, criterion.id(), items, members, plan)),
                                numeric -> Optional.empty());
    }

    private static PanelVotes measured(
            Scale.Categorical scale,
            String criterion,
            List<GoldItem> items,
            List<MeasuredJudge> members,
            BootstrapPlan plan) {
        List<GoldItem> judged =
                items.stream().filter(item -> item.label(criterion).isPresent()).toList();
        int[] truth = judged.stream()
                .mapToInt(item ->
                        scale.indexOf(item.label(criterion).orElseThrow().label()))
                .toArray();
        int[][] labels = new int[judged.size()][members.size()];
        for (int[] ofItem : labels) {
            Arrays.fill(ofItem, Ratings.MISSING);
        }
        for (int member = 0; member < members.size(); member++) {
            Map<String, CombinedJudgement> byItem = members.get(member).judgements().stream()
                    .filter(said -> said.criterion().equals(criterion))
                    .collect(Collectors.toMap(CombinedJudgement::itemId, said -> said));
            for (int item = 0; item < labels.length; item++) {
                CombinedJudgement said = byItem.get(judged.get(item).item().id());
                if (said != null) {
                    labels[item][member] =
                            said.verdict().label().map(scale::indexOf).orElse(Ratings.MISSING);
                }
            }
        }
        ItemDesign design =
                ItemDesign.ofItems(judged.stream().map(GoldItem::item).toList());
        ErrorCorrelation errors =
                ErrorCorrelation.of(Ratings.of(scale.labels().size(), labels), truth, design.clusters());
        return new PanelVotes(
                members.stream().map(MeasuredJudge::id).toList(),
                errors.meanPhi(plan),
                errors.effectiveVotes(plan),
                errors.undefinedPairs());
    }
}
