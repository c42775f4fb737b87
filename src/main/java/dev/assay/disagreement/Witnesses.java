package dev.assay.disagreement;

import dev.assay.evalset.Item;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.gold.FirstOpinions;
import dev.assay.judge.CombinedJudgement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who else said something about the items, all of it from the same part of the gold set as the disagreements.
 *
 * @param items those that humans labelled, whether or not their labels resolved to gold
 * @param humans what people said on any criterion of them
 * @param judges what judges said about them, by judge, the one in question included
 */
public record Witnesses(List<Item> items, List<AuditLabel> humans, Map<String, List<CombinedJudgement>> judges) {

    public Witnesses {
        items = List.copyOf(items);
        humans = List.copyOf(humans);
        judges = Map.copyOf(judges);
    }

    /** Nobody else. */
    public static Witnesses none() {
        return new Witnesses(List.of(), List.of(), Map.of());
    }

    /** What counts of the human labels on a criterion, by item: nothing that was said with something visible. */
    Map<String, List<AuditLabel>> saidOn(String criterion) {
        return humans.stream()
                .filter(label -> label.criterion().equals(criterion) && label.blindness() != Blindness.NOT_BLIND)
                .collect(Collectors.groupingBy(AuditLabel::itemId));
    }

    /** The first opinions on a criterion, by item. */
    Map<String, List<AuditLabel>> firstOpinionsOn(String criterion) {
        return saidOn(criterion).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> FirstOpinions.of(entry.getValue())));
    }

    /** What a judge said on a criterion, by item. */
    Map<String, CombinedJudgement> saidBy(String judge, String criterion) {
        return judges.getOrDefault(judge, List.of()).stream()
                .filter(said -> said.criterion().equals(criterion))
                .collect(Collectors.toMap(CombinedJudgement::itemId, said -> said));
    }
}
