package dev.assay.calibration;

import dev.assay.calibration.CriterionGold.Row;
import dev.assay.rubric.Label;
import dev.assay.stats.learn.Classifier;
import dev.assay.stats.learn.FeatureRow;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classifiers of one criterion: one that knows all folds, and for each fold one that knows nothing of it. */
final class CriterionClassifier {

    private final List<Label> labels;
    private final ItemFeatures features;
    private final Map<Set<Integer>, Classifier> byFoldLeft;

    private CriterionClassifier(List<Label> labels, ItemFeatures features, Map<Set<Integer>, Classifier> byFoldLeft) {
        this.labels = labels;
        this.features = features;
        this.byFoldLeft = Map.copyOf(byFoldLeft);
    }

    /** Fits a classifier on rows and the class of each. */
    @FunctionalInterface
    interface Learner {

        Classifier fit(List<FeatureRow> rows, int[] labels);
    }

    /**
     * Fits on the gold of a criterion.
     *
     * <p>A row is made without its own fold, as it will be for an item that is new; where a fold is left out, its rows
     * and everything learnt from them are.
     *
     * @param readings of all items, gold names them by position
     */
    static CriterionClassifier fit(
            CriterionGold gold, List<ItemReading> readings, ItemFeatures features, Learner learner) {
        Map<Set<Integer>, Classifier> byFoldLeft = new HashMap<>();
        byFoldLeft.put(
                Set.of(),
                learner.fit(
                        gold.rows().stream()
                                .map(row -> features.row(readings.get(row.item()), Set.of(row.fold())))
                                .toList(),
                        classes(gold.rows())));
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            int left = fold;
            List<Row> others =
                    gold.rows().stream().filter(row -> row.fold() != left).toList();
            byFoldLeft.put(
                    Set.of(left),
                    learner.fit(
                            others.stream()
                                    .map(row -> features.row(readings.get(row.item()), Set.of(left, row.fold())))
                                    .toList(),
                            classes(others)));
        }
        return new CriterionClassifier(gold.labels(), features.forAnswers(), byFoldLeft);
    }

    private static int[] classes(List<Row> rows) {
        return rows.stream().mapToInt(Row::label).toArray();
    }

    /**
     * A probability for each label, in the rubric's order.
     *
     * @param left none, or the one fold of which nothing may have been learnt
     */
    Map<Label, Double> probabilities(ItemReading reading, Set<Integer> left) {
        Classifier classifier = byFoldLeft.get(left);
        if (classifier == null) {
            throw new IllegalArgumentException("no classifier leaves out exactly the folds " + left);
        }
        double[] byClass = classifier.probabilities(features.row(reading, left));
        Map<Label, Double> byLabel = new LinkedHashMap<>();
        for (int k = 0; k < byClass.length; k++) {
            byLabel.put(labels.get(k), byClass[k]);
        }
        return Collections.unmodifiableMap(byLabel);
    }
}
