package dev.assay.calibration;

import dev.assay.calibration.CriterionClassifier.Learner;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.judge.FittedParts;
import dev.assay.judge.JudgeSpec.Feature;
import dev.assay.judge.TextEmbedder;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.stats.learn.ClassShares;
import dev.assay.stats.learn.LogisticRegression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fits a classifier for each criterion of a rubric on calibration gold.
 *
 * <p>Every gold item counts once, whatever the probability with which it was sampled, and every label as often as it
 * occurs. The probabilities are the classifiers' own; nothing here compares them with how often they come true.
 */
public final class ClassifierFitter {

    /** Part of what a fit is identified by: any change to what is read or how it is learnt needs a new one. */
    private static final String VERSION = "classifiers-2";

    private static final int PASSES = 10;
    private static final double LEARNING_RATE = 0.3;

    private final TextEmbedder embedder;

    /** Takes the model behind {@link Feature#SENTENCE}; without that feature it is never asked. */
    public ClassifierFitter(TextEmbedder embedder) {
        this.embedder = embedder;
    }

    /**
     * Fits what can be fitted and says why the rest cannot.
     *
     * <p>Items are parted into folds; items of one cluster, or with the same text, stay together. An item that shares its
     * cluster or its text with a fold is answered by what was fitted without that fold, any other item by what was fitted
     * on all of them.
     *
     * @param features what the classifiers look at; none gives the shares of the labels, the majority-class baseline
     * @param seed decides the folds and the order of learning
     */
    public FittedParts fit(CalibrationSet calibration, Rubric rubric, Set<Feature> features, long seed) {
        List<GoldItem> items = calibration.items().stream()
                .sorted(Comparator.comparing(gold -> gold.item().id()))
                .toList();
        ItemReader reader = new ItemReader(rubric, features, embedder);
        Folds folds = Folds.of(members(items, reader), seed);
        int[] foldOfItem = items.stream()
                .mapToInt(gold -> folds.of(reader.kin(gold.item())).orElseThrow())
                .toArray();
        List<CriterionGold> fittable = new ArrayList<>();
        Map<String, String> unfitted = new LinkedHashMap<>();
        for (Criterion criterion : rubric.criteria()) {
            CriterionGold gold = CriterionGold.of(criterion, items, foldOfItem);
            gold.obstacle().ifPresentOrElse(why -> unfitted.put(criterion.id(), why), () -> fittable.add(gold));
        }
        Map<String, CriterionClassifier> classifiers = fittable.isEmpty()
                ? Map.of()
                : classifiers(
                        fittable, reader.read(items.stream().map(GoldItem::item).toList()), foldOfItem, features, seed);
        return new FittedClassifiers(
                fingerprint(calibration, rubric, features, seed), reader, folds, classifiers, unfitted);
    }

    private static List<Folds.Member> members(List<GoldItem> items, ItemReader reader) {
        return items.stream()
                .map(gold -> new Folds.Member(
                        reader.kin(gold.item()),
                        gold.labels().values().stream()
                                .map(label ->
                                        label.criterion() + "\n" + label.label().text())
                                .toList()))
                .toList();
    }

    private static Map<String, CriterionClassifier> classifiers(
            List<CriterionGold> fittable, List<ItemReading> readings, int[] folds, Set<Feature> features, long seed) {
        KnownValues known = KnownValues.of(readings);
        Targets targets = new Targets(known, readings, fittable);
        Expectations expectations = Expectations.learn(readings, folds, targets);
        Map<String, CriterionClassifier> classifiers = new LinkedHashMap<>();
        for (CriterionGold gold : fittable) {
            int labels = gold.labels().size();
            ItemFeatures rows = new ItemFeatures(known, expectations, targets.start(gold.criterion()), labels);
            classifiers.put(
                    gold.criterion(), CriterionClassifier.fit(gold, readings, rows, learner(labels, features, seed)));
        }
        return classifiers;
    }

    private static Learner learner(int classes, Set<Feature> features, long seed) {
        LogisticRegression.Settings settings = new LogisticRegression.Settings(PASSES, LEARNING_RATE, seed);
        return features.isEmpty()
                ? (rows, labels) -> ClassShares.fit(classes, labels)
                : (rows, labels) -> LogisticRegression.fit(classes, rows, labels, settings);
    }

    private Fingerprint fingerprint(CalibrationSet calibration, Rubric rubric, Set<Feature> features, long seed) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("gold", calibration.header().fingerprint().value());
        content.put(
                "items",
                calibration.items().stream()
                        .map(gold -> gold.item().fingerprint().value())
                        .sorted()
                        .toList());
        content.put("rubric", rubric.fingerprint().value());
        content.put("features", features.stream().map(Feature::word).sorted().toList());
        content.put("seed", seed);
        content.put("version", VERSION);
        if (features.contains(Feature.SENTENCE)) {
            content.put("model", embedder.model());
        }
        return CanonicalContent.of(content).fingerprint("fit");
    }
}
