package dev.assay.gold;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.rubric.Label;
import dev.assay.rubric.RubricRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gold sets for tests: blind gold of two voters about one criterion, half of it held out by default. */
public final class GoldSetBuilder {

    private static final Instant CREATED = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Item> items = new ArrayList<>();
    private final List<GoldLabel> labels = new ArrayList<>();
    private String criterion = "insult";
    private SplitRule split = new SplitRule(7, 0.5);
    private Blindness blindness = Blindness.BLIND;

    private GoldSetBuilder() {}

    public static GoldSetBuilder aGoldSet() {
        return new GoldSetBuilder();
    }

    public GoldSetBuilder about(String criterionId) {
        criterion = criterionId;
        return this;
    }

    public GoldSetBuilder splitBy(SplitRule rule) {
        split = rule;
        return this;
    }

    public GoldSetBuilder fromNowOnOfUnknownBlindness() {
        blindness = Blindness.UNKNOWN;
        return this;
    }

    public GoldSetBuilder with(Item item, String label) {
        return with(item, Label.named(label));
    }

    public GoldSetBuilder with(Item item, Label label) {
        items.add(item);
        labels.add(new GoldLabel(item.id(), criterion, label, GoldTier.CONSENSUS, blindness, 2));
        return this;
    }

    /** An item of the evalset that no human has labelled. */
    public GoldSetBuilder withUnlabelled(Item item) {
        items.add(item);
        return this;
    }

    public List<Item> items() {
        return List.copyOf(items);
    }

    public GoldSet build() {
        RubricRef rubric = RubricRef.parse("toxicity@3.2.0");
        return new GoldSet(
                new GoldSet.Header(
                        "gold_1",
                        "support-chat",
                        rubric,
                        ResolveRule.MAJORITY,
                        split,
                        0.2,
                        AuditSampling.RANDOM,
                        GoldSet.fingerprint(rubric, ResolveRule.MAJORITY, split, AuditSampling.RANDOM, labels),
                        Map.of(),
                        0,
                        CREATED),
                labels);
    }

    public WholeGoldSet whole() {
        return build().whole(items);
    }

    /** Gold of which everything is held out, resolved by rulings first. */
    public static HoldoutSet allHeldOut(List<Item> items, List<GoldLabel> gold) {
        RubricRef rubric = RubricRef.parse("toxicity@3.2.0");
        SplitRule allHeldOut = new SplitRule(1, 0.999999999);
        ResolveRule rule = ResolveRule.ADJUDICATED_FIRST;
        return new GoldSet(
                        new GoldSet.Header(
                                "gold_1",
                                "support-chat",
                                rubric,
                                rule,
                                allHeldOut,
                                0.2,
                                AuditSampling.RANDOM,
                                GoldSet.fingerprint(rubric, rule, allHeldOut, AuditSampling.RANDOM, gold),
                                Map.of(),
                                0,
                                CREATED),
                        gold)
                .holdout(items, aLookAt("gold_1"));
    }

    public static HoldoutLook aLookAt(String goldSet) {
        return new HoldoutLook(goldSet, CanonicalContent.of("strict-gpt").fingerprint("judged"), 1, "lea", CREATED);
    }
}
