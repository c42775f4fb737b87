package dev.assay.workbench;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which items a replay asks about. It is made of calibration gold and cannot be made of anything else, so that no held-out item
 * gets in.
 *
 * @param items ordered by id
 */
public record ReplayChoice(List<Item> items, Replay.LeftOut leftOut) {

    public ReplayChoice {
        items = List.copyOf(items);
    }

    /**
     * What stands in the way of an item.
     *
     * @param from the rubric of the run before
     * @param to the draft
     * @param shown the items that the judge is shown as examples, and their relations
     * @param judged the items that the run before has a verdict on
     */
    public record Terms(Rubric from, Rubric to, Set<String> shown, Set<String> judged) {

        public Terms {
            shown = Set.copyOf(shown);
            judged = Set.copyOf(judged);
        }
    }

    /**
     * Chooses all items that may be asked about, or some of them by a seed.
     *
     * @param most how many at most, at least 1
     */
    public static ReplayChoice of(CalibrationSet gold, Terms terms, OptionalInt most, long seed) {
        ExampleQuotes quotes = new ExampleQuotes(terms.from(), terms.to());
        Set<String> quotedClusters = new HashSet<>();
        gold.items().stream()
                .map(GoldItem::item)
                .filter(quotes::hold)
                .forEach(item -> quotedClusters.add(item.cluster()));
        int quoted = 0;
        int shown = 0;
        int notJudged = 0;
        List<Item> eligible = new ArrayList<>();
        for (GoldItem each : gold.items()) {
            Item item = each.item();
            if (quotedClusters.contains(item.cluster())) {
                quoted++;
            } else if (terms.shown().contains(item.id())) {
                shown++;
            } else if (!terms.judged().contains(item.id())) {
                notJudged++;
            } else {
                eligible.add(item);
            }
        }
        List<Item> chosen = eligible.stream()
                .sorted(Comparator.comparing(item -> CanonicalContent.sha256(seed + "\n" + item.id())))
                .limit(most.orElse(Integer.MAX_VALUE))
                .sorted(Comparator.comparing(Item::id))
                .toList();
        return new ReplayChoice(chosen, new Replay.LeftOut(quoted, shown, notJudged));
    }
}
