package dev.assay.disagreement;

import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Label;
import dev.assay.stats.ShapleyShares;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which criteria turn a judge's decision about one item into gold's.
 *
 * <p>A set of criteria is worth 1 if the decision becomes gold's when the judge's labels on them are replaced by gold's, else 0. What
 * counts is the decision under every rule, also under {@code weighted_mean}: the share of a score gap that is closed would blame criteria
 * for points that decided nothing, and has no meaning where a label fails the item whatever its score.
 *
 * @param gold labels by criterion, in full
 * @param judged labels by criterion, in full, with another decision
 */
record DecisionGame(ItemDecision decision, Map<String, Label> gold, Map<String, Label> judged) {

    /** The criteria on which judge and gold differ; only these can have a share other than 0. */
    List<String> players() {
        return gold.entrySet().stream()
                .filter(entry -> differs(entry.getValue(), judged.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean differs(Label gold, @Nullable Label judged) {
        return judged != null && !judged.equals(gold);
    }

    /** The shares of {@link #players()}, which add up to 1; below 0 where a criterion pulls the decision away from gold's. */
    Map<String, Double> shares() {
        List<String> players = players();
        double[] shares = ShapleyShares.of(players.size(), coalition -> isGolds(players, coalition) ? 1 : 0);
        Map<String, Double> byCriterion = new LinkedHashMap<>();
        for (int player = 0; player < shares.length; player++) {
            byCriterion.put(players.get(player), shares[player]);
        }
        return byCriterion;
    }

    private boolean isGolds(List<String> players, int coalition) {
        Map<String, Label> mixed = new HashMap<>(judged);
        for (int player = 0; player < players.size(); player++) {
            if ((coalition & 1 << player) != 0) {
                mixed.replace(players.get(player), Objects.requireNonNull(gold.get(players.get(player))));
            }
        }
        return decision.passesInFull(mixed).equals(decision.passesInFull(gold));
    }
}
