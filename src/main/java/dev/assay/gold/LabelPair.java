package dev.assay.gold;

import dev.assay.judge.CombinedJudgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A gold label and what a judge said on the same item and criterion.
 *
 * @param judgement the combined judgement; it may be unscored, so that nothing is dropped uncounted
 */
public record LabelPair(GoldItem gold, GoldLabel label, CombinedJudgement judgement) {

    /**
     * Pairs and what is missing from them.
     *
     * @param pairs one a gold item that the judge was asked about, scored or not, ordered by item id
     */
    public record Join(List<LabelPair> pairs, Coverage coverage) {

        public Join {
            pairs = List.copyOf(pairs);
        }
    }

    public boolean isScored() {
        return judgement.verdict().label().isPresent();
    }

    /**
     * Joins one judge's combined judgements on one criterion with gold.
     *
     * @param judgements of one judge; those of other criteria are ignored
     */
    public static Join join(String criterion, List<GoldItem> items, List<CombinedJudgement> judgements) {
        return join(criterion, items, judgements, Set.of());
    }

    /**
     * Joins one judge's combined judgements on one criterion with gold, but for items that gave the answer away.
     *
     * @param shown the items that the judge was shown as examples, and their relations
     */
    public static Join join(
            String criterion, List<GoldItem> items, List<CombinedJudgement> judgements, Set<String> shown) {
        Map<String, CombinedJudgement> byItem = new HashMap<>();
        for (CombinedJudgement judgement : judgements) {
            if (judgement.criterion().equals(criterion)) {
                byItem.put(judgement.itemId(), judgement);
            }
        }
        List<LabelPair> pairs = new ArrayList<>();
        int gold = 0;
        int pending = 0;
        int left = 0;
        for (GoldItem item : items) {
            Optional<GoldLabel> label = item.label(criterion);
            if (label.isEmpty()) {
                continue;
            }
            gold++;
            CombinedJudgement judgement = byItem.get(item.item().id());
            if (shown.contains(item.item().id())) {
                left++;
            } else if (judgement == null) {
                pending++;
            } else {
                pairs.add(new LabelPair(item, label.get(), judgement));
            }
        }
        return new Join(pairs, coverage(items.size(), gold, pending, left, pairs));
    }

    private static Coverage coverage(int items, int gold, int pending, int shown, List<LabelPair> pairs) {
        int[] byStatus = new int[4];
        int scoredPairs = 0;
        for (LabelPair pair : pairs) {
            scoredPairs += pair.isScored() ? 1 : 0;
            pair.judgement()
                    .samples()
                    .forEach(sample -> byStatus[sample.verdict().status().ordinal()]++);
        }
        return new Coverage(
                items, gold, scoredPairs, byStatus[0], byStatus[1], byStatus[2], byStatus[3], pending, shown);
    }
}
