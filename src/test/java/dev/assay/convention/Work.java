package dev.assay.convention;

import dev.assay.edge.files.FileText;
import dev.assay.evalset.Item;
import dev.assay.gold.Blindness;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldSet;
import dev.assay.gold.GoldSetBuilder;
import dev.assay.gold.GoldTier;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.files.RubricReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Work that was audited, for tests: each item is right or wrong about one question, which checks clause DEF-3.1. */
final class Work {

    private final String evalset;
    private final List<GoldItem> items = new ArrayList<>();

    private Work(String evalset) {
        this.evalset = evalset;
    }

    static Work in(String evalset) {
        return new Work(evalset);
    }

    /** One question with a clause, one without, and one whose answer is a number. */
    static Rubric rubric() {
        return RubricReader.read(new FileText("test", """
                id: listing
                version: 1.0.0
                title: Listings
                inputs: [output]
                criteria:
                  - id: defect
                    question: Is the defect noted?
                    clause: DEF-3.1
                    scale: {type: binary, labels: [right, wrong], passing: [right]}
                  - id: tone
                    question: Is it polite?
                    scale: {type: binary, labels: [right, wrong], passing: [right]}
                  - id: length
                    question: How long is it?
                    clause: LEN-1
                    scale: {type: numeric, min: 0, max: 10, step: 1}
                decision: {rule: all_pass}
                """));
    }

    Work right(Item item) {
        return add(item, "right");
    }

    Work wrong(Item item) {
        return add(item, "wrong");
    }

    private Work add(Item item, String label) {
        items.add(new GoldItem(
                item,
                Map.of(
                        "defect",
                        new GoldLabel(
                                item.id(), "defect", Label.named(label), GoldTier.CONSENSUS, Blindness.BLIND, 2))));
        return this;
    }

    CalibrationSet gold() {
        GoldSet.Header any = GoldSetBuilder.aGoldSet().build().header();
        return new CalibrationSet(
                new GoldSet.Header(
                        "gold_" + evalset,
                        evalset,
                        any.rubric(),
                        any.resolve(),
                        any.split(),
                        any.epsilon(),
                        any.sampling(),
                        any.fingerprint(),
                        any.unresolved(),
                        any.ignoredNotBlind(),
                        any.createdAt()),
                items);
    }
}
