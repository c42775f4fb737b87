package dev.assay.calibration;

import dev.assay.calibration.CrossFit.Learner;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fits a classifier for each criterion of a rubric on calibration gold.
 *
 * <p>Every gold item counts once, whatever the probability with which it was sampled. The probabilities are the
 * classifiers' own; nothing here compares them with how often they come true.
 */
public final class ClassifierFitter {

    /** Part of what a fit is identified by: any change to how it learns needs a new one. */
    private static final String VERSION = "classifier-1";

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
     * <p>An item whose cluster took part in a criterion's fit is answered by the classifier of a fold that saw nothing
     * of that cluster, any other item by one that was fitted on all gold of the criterion.
     *
     * @param features what the classifiers look at; none gives the shares of the labels, the majority-class baseline
     * @param seed decides the folds and the order of learning
     */
    public FittedParts fit(CalibrationSet calibration, Rubric rubric, Set<Feature> features, long seed) {
        List<GoldItem> items = calibration.items().stream()
                .sorted(Comparator.comparing(gold -> gold.item().id()))
                .toList();
        ItemFeatures itemFeatures = new ItemFeatures(rubric, features, embedder);
        List<GoldRows.Example> examples = examples(items, itemFeatures);
        Map<String, FittedClassifiers.Part> parts = new LinkedHashMap<>();
        Map<String, String> unfitted = new LinkedHashMap<>();
        for (Criterion criterion : rubric.criteria()) {
            Optional<GoldRows> gold = criterion
                    .scale()
                    .fold(
                            scale -> Optional.of(GoldRows.of(criterion.id(), scale, examples)),
                            numeric -> Optional.empty());
            gold.map(GoldRows::obstacle)
                    .orElse(Optional.of("has a numeric scale, and only named labels can be learnt"))
                    .ifPresentOrElse(
                            why -> unfitted.put(criterion.id(), "criterion '" + criterion.id() + "': " + why),
                            () -> parts.put(criterion.id(), part(gold.orElseThrow(), features, seed)));
        }
        return new FittedClassifiers(fingerprint(calibration, rubric, features, seed), itemFeatures, parts, unfitted);
    }

    private static List<GoldRows.Example> examples(List<GoldItem> items, ItemFeatures features) {
        features.prepare(items.stream().map(GoldItem::item).toList());
        return items.stream()
                .map(gold -> new GoldRows.Example(gold, features.row(gold.item())))
                .toList();
    }

    private static FittedClassifiers.Part part(GoldRows gold, Set<Feature> features, long seed) {
        int classes = gold.labels().size();
        Learner learner = features.isEmpty()
                ? (rows, labels) -> ClassShares.fit(classes, labels)
                : (rows, labels) -> LogisticRegression.fit(
                        classes, rows, labels, new LogisticRegression.Settings(PASSES, LEARNING_RATE, seed));
        List<Folds.Member> members = gold.rows().stream()
                .map(row -> new Folds.Member(row.cluster(), row.label()))
                .toList();
        return new FittedClassifiers.Part(
                gold.labels(), CrossFit.of(gold.rows(), Folds.assign(members, seed), learner));
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
        content.put("versions", List.of(VERSION, ItemFeatures.VERSION));
        if (features.contains(Feature.SENTENCE)) {
            content.put("model", embedder.model());
        }
        return CanonicalContent.of(content).fingerprint("fit");
    }
}
