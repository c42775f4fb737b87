package dev.assay.disagreement;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.Blindness;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldTier;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Order;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Judged items made by hand. */
final class Cases {

    static final String CRITERION = "tone";
    static final String JUDGE = "a judge";

    private Cases() {}

    static Item item(String id, String input, Map<String, String> meta) {
        Map<String, CanonicalContent> values = new TreeMap<>();
        meta.forEach((key, value) -> values.put(key, CanonicalContent.of(value)));
        return new Item(
                id, Map.of("input", CanonicalContent.of(input)), Optional.empty(), OptionalDouble.empty(), values);
    }

    static CombinedJudgement judgement(String item, String judge, String label, Optional<String> reason) {
        Verdict verdict = new Verdict.Scored(Label.named(label), OptionalDouble.empty(), reason, List.of(), Set.of());
        return new CombinedJudgement(
                item,
                CRITERION,
                judge,
                verdict,
                List.of(new Judgement(new Slot(item, CRITERION, judge, 0, Order.AS_GIVEN), verdict)));
    }

    static LabelPair pair(Item item, String gold, int voters, String judged, Optional<String> reason) {
        GoldLabel label = new GoldLabel(
                item.id(),
                CRITERION,
                Label.named(gold),
                voters == 1 ? GoldTier.SINGLE : GoldTier.CONSENSUS,
                Blindness.BLIND,
                voters);
        return new LabelPair(
                new GoldItem(item, Map.of(CRITERION, label)), label, judgement(item.id(), JUDGE, judged, reason));
    }

    /** A case with metadata and no texts, on which the judge differs or not. */
    static JudgedCase plain(String id, Map<String, String> meta, boolean differs) {
        return grouped(id, id, meta, differs);
    }

    static JudgedCase grouped(String id, String group, Map<String, String> meta, boolean differs) {
        Item plain = item(id, "", meta);
        Item item = new Item(id, plain.fields(), Optional.of(group), OptionalDouble.empty(), plain.meta());
        Map<String, Set<String>> facts = new TreeMap<>();
        meta.forEach((key, value) -> facts.put(key, Set.of(value)));
        return new JudgedCase(
                pair(item, "ok", 2, differs ? "bad" : "ok", Optional.empty()),
                differs,
                new CaseText("", "", ""),
                Set.of(),
                Set.of(),
                facts);
    }
}
