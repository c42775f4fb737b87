package dev.assay.disagreement;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of one release, under item ids that are unique over all releases of a series: {@code evalset/item}. A group of the
 * same name is the same group in each of them. Items tell their release as metadata ({@value #RELEASE}), so that slices may.
 *
 * @param gold of one split
 * @param humans what people said on the items of the split
 * @param judges combined judgements, by judge
 * @param shown items that a judge was shown as examples, by judge
 */
public record ReleaseCases(
        String evalset,
        List<GoldItem> gold,
        List<Item> items,
        List<AuditLabel> humans,
        Map<String, List<CombinedJudgement>> judges,
        Map<String, Set<String>> shown) {

    /** The metadata key of the release. */
    public static final String RELEASE = "evalset";

    public ReleaseCases {
        gold = List.copyOf(gold);
        items = List.copyOf(items);
        humans = List.copyOf(humans);
        judges = Map.copyOf(judges);
        shown = Map.copyOf(shown);
    }

    /** The same under ids that are unique over releases. */
    public ReleaseCases renamed() {
        return new ReleaseCases(
                evalset,
                gold.stream().map(this::renamed).toList(),
                items.stream().map(this::renamed).toList(),
                humans.stream().map(this::renamed).toList(),
                judges.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, said -> said.getValue().stream()
                        .map(this::renamed)
                        .toList())),
                shown.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, items -> items.getValue().stream()
                        .map(this::id)
                        .collect(Collectors.toSet()))));
    }

    private String id(String item) {
        return evalset + "/" + item;
    }

    private Item renamed(Item item) {
        Map<String, CanonicalContent> meta = new LinkedHashMap<>(item.meta());
        meta.put(RELEASE, CanonicalContent.of(evalset));
        return new Item(id(item.id()), item.fields(), item.group(), item.samplingProb(), meta);
    }

    private GoldItem renamed(GoldItem item) {
        return new GoldItem(
                renamed(item.item()),
                item.labels().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, label -> renamed(label.getValue()))));
    }

    private GoldLabel renamed(GoldLabel label) {
        return new GoldLabel(
                id(label.itemId()), label.criterion(), label.label(), label.tier(), label.blindness(), label.voters());
    }

    private AuditLabel renamed(AuditLabel label) {
        return new AuditLabel(
                id(label.itemId()),
                label.criterion(),
                label.annotator(),
                label.label(),
                label.blindness(),
                label.ruling(),
                label.rationale(),
                label.at(),
                label.rubric());
    }

    private CombinedJudgement renamed(CombinedJudgement said) {
        return new CombinedJudgement(
                id(said.itemId()),
                said.criterion(),
                said.judge(),
                said.verdict(),
                said.samples().stream()
                        .map(sample -> new Judgement(renamed(sample.slot()), sample.verdict()))
                        .toList());
    }

    private Slot renamed(Slot slot) {
        return new Slot(id(slot.itemId()), slot.criterion(), slot.judge(), slot.sample(), slot.order());
    }
}
