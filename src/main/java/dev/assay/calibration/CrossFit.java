package dev.assay.calibration;

import dev.assay.stats.learn.Classifier;
import dev.assay.stats.learn.FeatureRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One classifier a fold, fitted without that fold, and one fitted on everything.
 *
 * @param folds the fold of each cluster that took part
 * @param without by fold, the classifier that has not seen it
 * @param whole answers every cluster that took no part
 */
record CrossFit(Map<String, Integer> folds, List<Classifier> without, Classifier whole) {

    CrossFit {
        folds = Map.copyOf(folds);
        without = List.copyOf(without);
    }

    /** A labelled row of a cluster. */
    record Row(String cluster, FeatureRow features, int label) {}

    /** Fits a classifier on rows. */
    @FunctionalInterface
    interface Learner {

        Classifier fit(List<FeatureRow> rows, int[] labels);
    }

    /**
     * Fits once a fold and once on everything.
     *
     * @param folds the fold of each row's cluster; every fold in [0, {@value Folds#COUNT}) leaves rows outside of it
     */
    static CrossFit of(List<Row> rows, Map<String, Integer> folds, Learner learner) {
        List<Classifier> without = new ArrayList<>();
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            int left = fold;
            without.add(fit(
                    rows.stream()
                            .filter(row -> !Integer.valueOf(left).equals(folds.get(row.cluster())))
                            .toList(),
                    learner));
        }
        return new CrossFit(folds, without, fit(rows, learner));
    }

    private static Classifier fit(List<Row> rows, Learner learner) {
        return learner.fit(
                rows.stream().map(Row::features).toList(),
                rows.stream().mapToInt(Row::label).toArray());
    }

    /** The classifier that saw nothing of the cluster. */
    Classifier unawareOf(String cluster) {
        Integer fold = folds.get(cluster);
        return fold == null ? whole : without.get(fold);
    }
}
