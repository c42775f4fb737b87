package dev.assay.disagreement;

import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldPart;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.ShapleyShares;
import dev.assay.stats.SumStatistic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How much each criterion has to do with the items that a judge decides otherwise than gold.
 *
 * <p>Of one item: the exact Shapley values of the game in which a set of criteria wins if the judge's decision becomes gold's once its
 * labels on them are gold's. Of all: the mean over these items, weighted by the inverse of the probability with which they were sampled,
 * resampled by cluster. Where several wrong labels are needed to change the decision they share it; where any of several would do, too.
 *
 * @param alike items on which judge and gold decide the same
 * @param criteria those that have a say, in the order of the rubric
 * @param items those decided differently, in the order of their ids
 */
public record CriterionShares(String judge, int alike, LeftOut leftOut, List<Share> criteria, List<SharedItem> items) {

    private static final String WITHOUT_ITEMS = "no item decided differently";

    public CriterionShares {
        criteria = List.copyOf(criteria);
        items = List.copyOf(items);
    }

    /**
     * Items that say nothing, each counted once.
     *
     * @param withoutGold no gold on some criterion that has a say
     * @param shown the judge was shown the item, or a relation of it, as an example
     * @param unscored no label of the judge on some criterion that has a say
     * @param tooManyCriteria decided differently with more criteria in dispute than can be computed
     */
    public record LeftOut(int withoutGold, int shown, int unscored, int tooManyCriteria) {}

    /**
     * A criterion's part in the disagreement.
     *
     * @param share mean over the items decided differently; those of all criteria add up to 1
     */
    public record Share(String criterion, Estimate share) {}

    /**
     * An item decided differently.
     *
     * @param goldPasses what gold decides; the judge decides the opposite
     * @param shares by criterion, adding up to 1; a criterion without an entry has none
     */
    public record SharedItem(String itemId, boolean goldPasses, Map<String, Double> shares) {

        public SharedItem {
            shares = Map.copyOf(shares);
        }
    }

    /** Items that the judge fails and gold passes. */
    public long stricter() {
        return items.stream().filter(SharedItem::goldPasses).count();
    }

    /** Items that the judge passes and gold fails. */
    public long moreLenient() {
        return items.size() - stricter();
    }

    /**
     * The shares of one judge.
     *
     * @param judgements of the judge
     * @param shown the items that the judge was shown as examples, and their relations
     */
    public static CriterionShares of(
            Rubric rubric,
            String judge,
            GoldPart part,
            List<CombinedJudgement> judgements,
            Set<String> shown,
            BootstrapPlan plan) {
        Map<String, Map<String, Label>> judged = new HashMap<>();
        for (CombinedJudgement said : judgements) {
            said.verdict().label().ifPresent(label -> judged.computeIfAbsent(said.itemId(), unused -> new HashMap<>())
                    .put(said.criterion(), label));
        }
        Collected collected = new Collected(new ItemDecision(rubric));
        for (GoldItem item : part.items()) {
            if (shown.contains(item.item().id())) {
                collected.shown++;
            } else {
                collected.add(item, judged.getOrDefault(item.item().id(), Map.of()));
            }
        }
        return collected.shares(rubric, judge, plan);
    }

    /** Goes through the items of one judge. */
    private static final class Collected {

        private final ItemDecision decision;
        private final List<GoldItem> differing = new ArrayList<>();
        private final List<SharedItem> items = new ArrayList<>();
        private int alike;
        private int withoutGold;
        private int shown;
        private int unscored;
        private int tooManyCriteria;

        Collected(ItemDecision decision) {
            this.decision = decision;
        }

        void add(GoldItem item, Map<String, Label> judged) {
            Map<String, Label> gold = new HashMap<>();
            item.labels().forEach((criterion, label) -> gold.put(criterion, label.label()));
            Optional<Boolean> goldPasses = decision.passesInFull(gold);
            Optional<Boolean> judgePasses = decision.passesInFull(judged);
            if (goldPasses.isEmpty()) {
                withoutGold++;
            } else if (judgePasses.isEmpty()) {
                unscored++;
            } else if (goldPasses.equals(judgePasses)) {
                alike++;
            } else {
                share(item, goldPasses.get(), new DecisionGame(decision, gold, judged));
            }
        }

        private void share(GoldItem item, boolean goldPasses, DecisionGame game) {
            if (game.players().size() > ShapleyShares.MAX_PLAYERS) {
                tooManyCriteria++;
            } else {
                differing.add(item);
                items.add(new SharedItem(item.item().id(), goldPasses, game.shares()));
            }
        }

        CriterionShares shares(Rubric rubric, String judge, BootstrapPlan plan) {
            List<String> criteria = rubric.criteria().stream()
                    .filter(decision::hasASay)
                    .map(Criterion::id)
                    .toList();
            ClusterSums sums = sums(criteria);
            List<Share> shares = new ArrayList<>();
            for (int column = 0; column < criteria.size(); column++) {
                shares.add(new Share(
                        criteria.get(column),
                        ClusterBootstrap.estimate(
                                sums, mean(column, criteria.size()), items.size(), WITHOUT_ITEMS, plan)));
            }
            return new CriterionShares(
                    judge, alike, new LeftOut(withoutGold, shown, unscored, tooManyCriteria), shares, items);
        }

        /** A column a criterion with the weighted shares, and one with the weights. */
        private ClusterSums sums(List<String> criteria) {
            Map<String, Integer> clusters = new HashMap<>();
            differing.forEach(item -> clusters.putIfAbsent(item.item().cluster(), clusters.size()));
            ClusterSums.Builder sums = ClusterSums.of(clusters.size(), criteria.size() + 1);
            for (int i = 0; i < items.size(); i++) {
                int cluster = clusters.getOrDefault(differing.get(i).item().cluster(), 0);
                double weight = differing.get(i).item().weight();
                for (int column = 0; column < criteria.size(); column++) {
                    double share = items.get(i).shares().getOrDefault(criteria.get(column), 0.0);
                    sums.add(cluster, column, weight * share);
                }
                sums.add(cluster, criteria.size(), weight);
            }
            return sums.build();
        }

        private static SumStatistic mean(int column, int weights) {
            return sums -> sums[weights] > 0 ? OptionalDouble.of(sums[column] / sums[weights]) : OptionalDouble.empty();
        }
    }
}
