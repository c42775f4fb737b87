package dev.assay.disagreement;

import dev.assay.gold.LabelPair;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The disagreements of one judge and criterion that confuse the same two labels.
 *
 * @param share of all disagreements of the judge on the criterion, in (0,1]
 * @param members ordered by item id
 */
public record DisagreementGroup(
        String judge,
        String criterion,
        Label gold,
        Label judged,
        Direction direction,
        double share,
        List<Disagreement> members) {

    public DisagreementGroup {
        members = List.copyOf(members);
    }

    public int size() {
        return members.size();
    }

    /** Groups scored pairs that differ, largest group first. */
    public static List<DisagreementGroup> of(Scale scale, List<LabelPair> pairs) {
        Map<String, List<Disagreement>> byLabels = new TreeMap<>();
        int all = 0;
        for (LabelPair pair : pairs) {
            Optional<Disagreement> disagreement = Disagreement.in(pair, scale);
            if (disagreement.isPresent()) {
                Disagreement found = disagreement.get();
                all++;
                byLabels.computeIfAbsent(
                                found.gold().text() + "\n" + found.judged().text(), unused -> new ArrayList<>())
                        .add(found);
            }
        }
        int total = all;
        return byLabels.values().stream()
                .map(members -> new DisagreementGroup(
                        members.get(0).judge(),
                        members.get(0).criterion(),
                        members.get(0).gold(),
                        members.get(0).judged(),
                        members.get(0).direction(),
                        (double) members.size() / total,
                        members))
                .sorted(Comparator.comparingInt(DisagreementGroup::size)
                        .reversed()
                        .thenComparing(group -> group.gold().text())
                        .thenComparing(group -> group.judged().text()))
                .toList();
    }
}
