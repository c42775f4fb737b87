package dev.assay.disagreement;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditLabel;
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
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A large audit made up of the sentences of the planted themes: every fourth verdict differs from gold, for one of six reasons or
 * for none in particular, two humans label each item, and two other judges judge it. Hardly two texts are the same.
 *
 * @param items how many are judged
 */
record LargeAudit(int items) {

    private static final String JUDGE = "strict";
    private static final String CRITERION = "tone";
    private static final List<String> THEMES = List.of("apology", "refund", "formal", "link", "identity", "shipping");
    private static final Map<String, List<String>> SECTIONS = sections();

    /** What an analysis is given. */
    record Given(Rubric rubric, DisagreementSet set, Witnesses witnesses) {}

    Given given() {
        Criterion criterion = new Criterion(
                CRITERION,
                "Is the reply as it should be?",
                Optional.empty(),
                new Scale.Categorical(Scale.Kind.BINARY, List.of("good", "bad"), Set.of("good"), Map.of()),
                1,
                Optional.empty(),
                Set.of(),
                Map.of(),
                List.of());
        Rubric rubric = new Rubric(
                "replies",
                RubricVersion.parse("1.0.0"),
                "Replies",
                List.of("input"),
                List.of(criterion),
                Decision.allPass(),
                Optional.empty(),
                CanonicalContent.of(Map.of("id", "replies")));
        SplittableRandom random = new SplittableRandom(1);
        List<Item> made = new ArrayList<>();
        List<GoldItem> gold = new ArrayList<>();
        List<AuditLabel> humans = new ArrayList<>();
        Map<String, List<CombinedJudgement>> judges = new HashMap<>();
        for (int i = 0; i < items; i++) {
            Item item = item(random, i);
            made.add(item);
            String label = random.nextInt(10) < 3 ? "bad" : "good";
            gold.add(new GoldItem(
                    item,
                    Map.of(
                            CRITERION,
                            new GoldLabel(
                                    item.id(), CRITERION, Label.named(label), GoldTier.CONSENSUS, Blindness.BLIND, 2))));
            humans.add(human(random, item.id(), label));
            humans.add(human(random, item.id(), label));
            boolean differs = i % 4 == 0;
            judges.computeIfAbsent(JUDGE, unused -> new ArrayList<>())
                    .add(judged(item.id(), JUDGE, differs ? other(label) : label, reason(random, differs, i)));
            for (String second : List.of("second", "third")) {
                judges.computeIfAbsent(second, unused -> new ArrayList<>())
                        .add(judged(
                                item.id(),
                                second,
                                random.nextInt(10) == 0 ? other(label) : label,
                                reason(random, false, i)));
            }
        }
        LabelPair.Join join = LabelPair.join(CRITERION, gold, judges.getOrDefault(JUDGE, List.of()));
        return new Given(rubric, DisagreementSet.of(JUDGE, criterion, join), new Witnesses(made, humans, judges));
    }

    /** Reasons of twenty to forty words each, as a judge writes them. */
    static List<String> reasons(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reasons.add(reason(random, true, i));
        }
        return reasons;
    }

    private static Item item(SplittableRandom random, int i) {
        String text = "Order " + (100_000 + i) + ". " + filled(random, "items") + " " + filled(random, "items") + " "
                + filled(random, "items");
        return new Item(
                "item-" + i,
                Map.of("input", CanonicalContent.of(text)),
                Optional.of("customer-" + i / 3),
                OptionalDouble.empty(),
                Map.of(
                        "language",
                        CanonicalContent.of("en"),
                        "annotator",
                        CanonicalContent.of("annotator-" + random.nextInt(40)),
                        "vendor",
                        CanonicalContent.of("vendor-" + random.nextInt(6)),
                        "workflow",
                        CanonicalContent.of("workflow-" + random.nextInt(4))));
    }

    private static String reason(SplittableRandom random, boolean differs, int i) {
        String section = !differs
                ? "fine"
                : random.nextInt(100) < 15 ? "noise" : "theme " + THEMES.get(random.nextInt(THEMES.size()));
        return filled(random, section) + " " + filled(random, section) + " See order " + (100_000 + i) + ".";
    }

    private static AuditLabel human(SplittableRandom random, String item, String gold) {
        return new AuditLabel(
                item,
                CRITERION,
                "auditor-" + random.nextInt(30),
                Label.named(random.nextInt(20) == 0 ? other(gold) : gold),
                Blindness.BLIND,
                AuditLabel.Ruling.FIRST_OPINION,
                random.nextInt(3) == 0 ? Optional.of(filled(random, "fine")) : Optional.empty(),
                Optional.of(Instant.ofEpochSecond(1_800_000_000L + random.nextInt(1_000_000))),
                Optional.empty());
    }

    private static CombinedJudgement judged(String item, String judge, String label, String reason) {
        Verdict verdict = new Verdict.Scored(
                Label.named(label), OptionalDouble.empty(), Optional.of(reason), List.of(), Set.of());
        return new CombinedJudgement(
                item,
                CRITERION,
                judge,
                verdict,
                List.of(new Judgement(new Slot(item, CRITERION, judge, 0, Order.AS_GIVEN), verdict)));
    }

    private static String other(String label) {
        return label.equals("good") ? "bad" : "good";
    }

    private static String filled(SplittableRandom random, String section) {
        return pick(random, section)
                .replace("{noun}", pick(random, "nouns"))
                .replace("{name}", pick(random, "names"));
    }

    private static String pick(SplittableRandom random, String section) {
        List<String> from = SECTIONS.getOrDefault("en " + section, List.of());
        return from.get(random.nextInt(from.size()));
    }

    private static Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new HashMap<>();
        try (var in = LargeAudit.class.getResourceAsStream("/disagreement/planted-themes.txt")) {
            List<String> current = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("[")) {
                    current =
                            sections.computeIfAbsent(line.substring(1, line.length() - 1), unused -> new ArrayList<>());
                } else if (!line.isBlank()) {
                    current.add(line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sections;
    }
}
