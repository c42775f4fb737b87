package dev.assay.report;

import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item on which judges differ from gold: the more of them, the more the item, the rubric or the gold label deserves
 * a second look.
 *
 * @param against one a judge, in the order of the report
 */
public record DisputedItem(String itemId, String criterion, List<Disagreement> against) {

    public DisputedItem {
        against = List.copyOf(against);
    }

    /** Those that most judges dispute first, then by item and criterion; at most so many. */
    public static List<DisputedItem> of(RunReport report, int most) {
        Map<Key, List<Disagreement>> byItem = new LinkedHashMap<>();
        for (DisagreementGroup group : report.disagreements()) {
            for (Disagreement member : group.members()) {
                byItem.computeIfAbsent(new Key(member.itemId(), member.criterion()), unused -> new ArrayList<>())
                        .add(member);
            }
        }
        return byItem.entrySet().stream()
                .map(entry ->
                        new DisputedItem(entry.getKey().itemId(), entry.getKey().criterion(), entry.getValue()))
                .sorted(Comparator.comparingInt(
                                (DisputedItem item) -> item.against().size())
                        .reversed()
                        .thenComparing(DisputedItem::itemId)
                        .thenComparing(DisputedItem::criterion))
                .limit(most)
                .toList();
    }

    private record Key(String itemId, String criterion) {}
}
