package dev.assay.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditSampling;
import dev.assay.gold.Blindness;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldSet;
import dev.assay.gold.GoldTier;
import dev.assay.gold.ResolveRule;
import dev.assay.gold.SplitRule;
import dev.assay.judge.FittedParts;
import dev.assay.judge.JudgeSpec.Feature;
import dev.assay.judge.TextEmbedder;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricRef;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassifierFitterTest {

    private static final Label GOOD = Label.named("good");
    private static final Label BAD = Label.named("bad");
    private static final Set<Feature> WORDS = Set.of(Feature.NGRAMS);
    private static final Rubric RUBRIC = new Rubric(
            "work",
            new RubricVersion(1, 0, 0),
            "Work",
            List.of("input", "output"),
            List.of(new Criterion(
                    "quality",
                    "Is it good?",
                    Optional.empty(),
                    new Scale.Categorical(Scale.Kind.BINARY, List.of("good", "bad"), Set.of("good"), Map.of()),
                    1,
                    Optional.empty(),
                    Set.of(),
                    Map.of(),
                    List.of())),
            Decision.allPass(),
            Optional.empty(),
            CanonicalContent.of(Map.of("id", "work")));

    private final ClassifierFitter fitter = new ClassifierFitter(new NoEmbedder());

    @Test
    void learns_a_signal_that_is_there() {
        FittedParts parts = fitter.fit(goldOf(120), RUBRIC, WORDS, 1);

        Map<Label, Double> broken =
                parts.probabilities("quality", item("new-1", 1, "new")).orElseThrow();
        Map<Label, Double> fine =
                parts.probabilities("quality", item("new-2", 2, "new")).orElseThrow();

        assertThat(broken.get(BAD)).isGreaterThan(0.5);
        assertThat(fine.get(GOOD)).isGreaterThan(0.5);
        assertThat(broken.values().stream().mapToDouble(value -> value).sum())
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }

    /**
     * Labels that have nothing to do with the texts can be learnt by heart only: each text has a word of its own. A
     * classifier that had seen its items would be right on all 200. Guessing is right on 100, give or take 7, and takes at
     * most four times that.
     */
    @Test
    void answers_calibration_items_by_what_was_fitted_without_them() {
        Random coin = new Random(20);
        List<GoldItem> items = IntStream.range(0, 200)
                .mapToObj(i -> withLabel(item("i" + i, 1, "own" + i), coin.nextBoolean() ? GOOD : BAD))
                .toList();

        assertThat(right(items, WORDS)).isBetween(72, 128);
    }

    /** Of 40 texts five copies each, every text with its own label: a copy in another fold would give it away. */
    @Test
    void keeps_copies_of_a_text_in_one_fold() {
        Random coin = new Random(21);
        List<Label> labels = IntStream.range(0, 40)
                .mapToObj(text -> coin.nextBoolean() ? GOOD : BAD)
                .toList();
        List<GoldItem> items = IntStream.range(0, 200)
                .mapToObj(i -> withLabel(
                        item("i" + i, 1, "own" + i % 40 + " of a text that says a little more"), labels.get(i % 40)))
                .toList();

        assertThat(right(items, WORDS)).isLessThan(150);
    }

    /**
     * Neither the text nor the annotation alone says anything here, since both kinds are as often right as wrong; that an
     * annotation is not what such texts usually get says all. Always saying good would be right on 160.
     */
    @Test
    void learns_that_an_annotation_does_not_fit_its_text() {
        List<GoldItem> items = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String about = i % 2 == 0 ? "bicycle with two wheels and a chain" : "telephone with a screen and a charger";
            boolean fits = (i / 2) % 5 != 0;
            String given = (i % 2 == 0) == fits ? "vehicles" : "electronics";
            items.add(withLabel(annotated("i" + i, about + " number" + i, given), fits ? GOOD : BAD));
        }

        assertThat(right(items, WORDS)).isGreaterThan(195);
    }

    private int right(List<GoldItem> items, Set<Feature> features) {
        FittedParts parts = fitter.fit(calibration(items), RUBRIC, features, 1);
        return (int) items.stream()
                .filter(gold -> {
                    Map<Label, Double> answer =
                            parts.probabilities("quality", gold.item()).orElseThrow();
                    Label said = answer.get(BAD) > 0.5 ? BAD : GOOD;
                    return said.equals(gold.label("quality").orElseThrow().label());
                })
                .count();
    }

    @Test
    void is_the_same_for_the_same_seed() {
        Map<Label, Double> once = fitter.fit(goldOf(80), RUBRIC, WORDS, 5)
                .probabilities("quality", item("x", 1, "x"))
                .orElseThrow();
        Map<Label, Double> again = fitter.fit(goldOf(80), RUBRIC, WORDS, 5)
                .probabilities("quality", item("x", 1, "x"))
                .orElseThrow();

        assertThat(again).isEqualTo(once);
    }

    /** Without features every item gets the shares of the labels: the majority-class baseline. */
    @Test
    void without_features_gives_the_shares_of_the_labels() {
        FittedParts parts = fitter.fit(goldOf(120), RUBRIC, Set.of(), 1);

        Map<Label, Double> first =
                parts.probabilities("quality", item("new-1", 1, "new")).orElseThrow();
        Map<Label, Double> second =
                parts.probabilities("quality", item("new-2", 2, "new")).orElseThrow();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void says_why_a_criterion_with_one_label_only_cannot_be_fitted() {
        List<GoldItem> onlyGood =
                gold(60).stream().map(gold -> withLabel(gold.item(), GOOD)).toList();

        FittedParts parts = fitter.fit(calibration(onlyGood), RUBRIC, WORDS, 1);

        assertThat(parts.probabilities("quality", item("new", 1, "new"))).isEmpty();
        assertThat(parts.unfitted().get("quality")).contains("quality");
    }

    private static CalibrationSet goldOf(int count) {
        return calibration(gold(count));
    }

    private static List<GoldItem> gold(int count) {
        List<GoldItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(withLabel(item("i" + i, i, "word" + i), i % 2 == 1 ? BAD : GOOD));
        }
        return items;
    }

    /** Odd items are broken, even ones shine. */
    private static Item item(String id, int number, String word) {
        return annotated(
                id, number % 2 == 1 ? "broken cracked faulty " + word : "shining polished spotless " + word, "done");
    }

    private static Item annotated(String id, String text, String output) {
        return new Item(
                id,
                Map.of("input", CanonicalContent.of(text), "output", CanonicalContent.of(output)),
                Optional.empty(),
                OptionalDouble.empty(),
                Map.of());
    }

    private static GoldItem withLabel(Item item, Label label) {
        return new GoldItem(
                item,
                Map.of("quality", new GoldLabel(item.id(), "quality", label, GoldTier.SINGLE, Blindness.BLIND, 1)));
    }

    private static CalibrationSet calibration(List<GoldItem> items) {
        RubricRef rubric = RUBRIC.ref();
        SplitRule split = new SplitRule(1, 0.5);
        return new CalibrationSet(
                new GoldSet.Header(
                        "gold_1",
                        "work",
                        rubric,
                        ResolveRule.MAJORITY,
                        split,
                        0.2,
                        AuditSampling.RANDOM,
                        GoldSet.fingerprint(rubric, ResolveRule.MAJORITY, split, AuditSampling.RANDOM, List.of()),
                        Map.of(),
                        0,
                        Instant.EPOCH),
                items);
    }

    /** Never asked: these tests look at words only. */
    private static final class NoEmbedder implements TextEmbedder {

        @Override
        public String model() {
            return "none";
        }

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            throw new IllegalStateException("not asked");
        }
    }
}
