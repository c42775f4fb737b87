package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileText;
import dev.assay.evalset.Item;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldResolver;
import dev.assay.gold.LabelPair;
import dev.assay.gold.ResolveRule;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.files.RubricReader;
import dev.assay.stats.BootstrapPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Insurance claims of which it is known who is wrong, by a generator that nothing in the analysis was tuned on: one cause a data
 * set, a theme of 16 to 22 items, other disagreements about anything, and people and judges who err elsewhere too.
 */
class CauseGeneratorTest {

    private static final int SEEDS = 10;
    private static final int ITEMS = 160;
    private static final List<String> AUDITORS = List.of("ann", "ben", "cem", "dia");
    private static final List<String> THEME = List.of(
            "The deductible was not applied to the water damage.",
            "Water damage needs the deductible, and the handler left it out.",
            "A deductible is missing in the sum paid for the pipe.",
            "Nothing shows that the deductible was taken off the repair.",
            "The payment ignores the deductible of the policy.",
            "No deductible was considered for this leak.",
            "Deductible and payout do not fit together.",
            "The file lacks the deductible in the calculation.");
    private static final List<String> OTHER = List.of(
            "The date of the accident lies in the future.",
            "A photo of the roof is blurred.",
            "The surgeon's bill is in another currency.",
            "Two plates are named for one car.",
            "The beneficiary moved abroad.",
            "A signature is printed, not written.");
    private static final List<String> FINE = List.of(
            "The handler decided as the policy says.",
            "Sum and cover agree.",
            "All papers are there and the decision follows.",
            "Cover exists and the amount is right.",
            "The claim was settled correctly.");
    private static final List<String> CLAIMS = List.of(
            "The insured reports a burst pipe in the kitchen on the second floor and asks for the repair to be paid.",
            "A tree fell on the garage during the storm and the door no longer opens.",
            "The bicycle was stolen from the yard at night although it was locked to the rail.",
            "While parking the car touched a post and the left mirror broke off.",
            "Smoke from the neighbour's oven has blackened the curtains of the living room.");

    private final Rubric rubric = RubricReader.read(new FileText("claims.yaml", """
            id: claims
            version: 1.0.0
            title: Claims
            inputs: [input]
            criteria:
              - id: tone
                question: Was the claim settled rightly?
                scale: {type: binary, labels: [ok, bad], passing: [ok]}
            decision: {rule: all_pass}
            """));

    @Test
    void names_who_is_wrong_in_four_of_five_data_sets() {
        Map<Cause, Map<String, Integer>> found = new EnumMap<>(Cause.class);
        int right = 0;
        for (Cause planted : Cause.values()) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                String cause = largest(new Maker(planted, seed));
                found.computeIfAbsent(planted, unused -> new TreeMap<>()).merge(cause, 1, Integer::sum);
                right += cause.equals(planted.word()) ? 1 : 0;
            }
        }

        assertThat(right).isGreaterThanOrEqualTo((int) (0.8 * SEEDS * Cause.values().length));
        found.forEach((planted, causes) -> assertThat(causes.getOrDefault(planted.word(), 0))
                .as(planted.word())
                .isGreaterThanOrEqualTo(9));
    }

    private String largest(Maker maker) {
        maker.make();
        DisagreementClusters clusters = new DisagreementAnalysis(
                        rubric, PlantedThemes.EMBEDDER, BootstrapPlan.seeded(1), DisagreementAnalysis.Depth.QUICK)
                .of(maker.set(rubric.criteria().get(0)), maker.witnesses());
        return clusters.clusters().stream()
                .findFirst()
                .map(cluster -> cluster.diagnosis().cause().word())
                .orElse("no cluster");
    }

    private static final class Maker {

        private final Cause planted;
        private final SplittableRandom random;
        private final List<Item> items = new ArrayList<>();
        private final List<AuditLabel> humans = new ArrayList<>();
        private final Map<String, List<CombinedJudgement>> judges = new HashMap<>();

        Maker(Cause planted, long seed) {
            this.planted = planted;
            this.random = new SplittableRandom(100 * seed + planted.ordinal());
        }

        void make() {
            // Of items that humans split on, half are tied or fall the judge's way, so that more are needed.
            int theme = (planted == Cause.RUBRIC_AMBIGUOUS ? 36 : 16) + random.nextInt(7);
            for (int i = 0; i < ITEMS; i++) {
                if (i < theme) {
                    themed("claim " + i);
                } else {
                    ordinary("claim " + i, i < theme + 4);
                }
            }
        }

        private void themed(String id) {
            boolean isDefective = planted == Cause.ITEM_DEFECT;
            items.add(Cases.item(id, isDefective ? defective() : pick(CLAIMS), Map.of("language", "en")));
            // What holds is ok, unless gold is what is wrong: then the one auditor passes what is bad.
            String truth = planted == Cause.GOLD_SUSPECT ? "bad" : "ok";
            int auditors = planted == Cause.GOLD_SUSPECT ? 1 : 2 + random.nextInt(2);
            for (String auditor : some(auditors)) {
                humans.add(label(id, auditor, opinion()));
            }
            judges.computeIfAbsent(Cases.JUDGE, unused -> new ArrayList<>())
                    .add(Cases.judgement(id, Cases.JUDGE, "bad", Optional.of(pick(THEME))));
            double others = planted == Cause.JUDGE_ERROR ? 0.6 : planted == Cause.GOLD_SUSPECT ? 0.9 : 0.5;
            judge(id, "second judge", random.nextDouble() < others ? truth : flipped(truth));
            judge(id, "third judge", random.nextDouble() < others ? truth : flipped(truth));
        }

        private String opinion() {
            double bad =
                    switch (planted) {
                        case JUDGE_ERROR -> 0.03;
                        case GOLD_SUSPECT -> 0;
                        case RUBRIC_AMBIGUOUS -> 0.45;
                        case ITEM_DEFECT -> 0.3;
                    };
            return random.nextDouble() < bad ? "bad" : "ok";
        }

        private String defective() {
            return switch (random.nextInt(4)) {
                case 0 -> pick(CLAIMS).substring(0, 40) + "…";
                case 1 -> "-";
                case 2 -> "Der KÃ¤ufer meldet einen Wasserschaden in der KÃ¼che.";
                default ->
                    "Der Versicherte meldet, dass die Leitung in der Küche nicht dicht ist und das Wasser den Boden hat.";
            };
        }

        private void ordinary(String id, boolean differs) {
            items.add(Cases.item(id, pick(CLAIMS), Map.of("language", "en")));
            String truth = random.nextDouble() < 0.12 ? "bad" : "ok";
            for (String auditor : some(2 + random.nextInt(2))) {
                humans.add(label(id, auditor, random.nextDouble() < 0.03 ? flipped(truth) : truth));
            }
            String said = differs ? flipped(truth) : truth;
            judges.computeIfAbsent(Cases.JUDGE, unused -> new ArrayList<>())
                    .add(Cases.judgement(id, Cases.JUDGE, said, Optional.of(pick(differs ? OTHER : FINE))));
            judge(id, "second judge", random.nextDouble() < 0.08 ? flipped(truth) : truth);
            judge(id, "third judge", random.nextDouble() < 0.08 ? flipped(truth) : truth);
        }

        private void judge(String id, String judge, String label) {
            judges.computeIfAbsent(judge, unused -> new ArrayList<>())
                    .add(Cases.judgement(id, judge, label, Optional.empty()));
        }

        private List<String> some(int count) {
            List<String> some = new ArrayList<>(AUDITORS);
            while (some.size() > count) {
                some.remove(random.nextInt(some.size()));
            }
            return some;
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }

        private static String flipped(String label) {
            return label.equals("ok") ? "bad" : "ok";
        }

        private static AuditLabel label(String item, String auditor, String label) {
            return new AuditLabel(
                    item,
                    Cases.CRITERION,
                    auditor,
                    Label.named(label),
                    Blindness.BLIND,
                    AuditLabel.Ruling.FIRST_OPINION,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        DisagreementSet set(Criterion criterion) {
            Map<String, GoldLabel> gold = new HashMap<>();
            new GoldResolver(ResolveRule.MAJORITY)
                    .resolve(humans)
                    .gold()
                    .forEach(label -> gold.put(label.itemId(), label));
            List<GoldItem> withGold = new ArrayList<>();
            for (Item item : items) {
                if (gold.containsKey(item.id())) {
                    withGold.add(new GoldItem(item, Map.of(Cases.CRITERION, gold.get(item.id()))));
                }
            }
            return DisagreementSet.of(
                    Cases.JUDGE, criterion, LabelPair.join(Cases.CRITERION, withGold, judges.get(Cases.JUDGE)));
        }

        Witnesses witnesses() {
            return new Witnesses(items, humans, judges);
        }
    }
}
