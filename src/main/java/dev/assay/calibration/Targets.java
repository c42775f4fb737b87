package dev.assay.calibration;

import dev.assay.calibration.CriterionGold.Row;
import dev.assay.calibration.ItemReading.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be expected of items: each known value of their annotations, then each label of each criterion.
 *
 * <p>An item without gold for a criterion is given the shares of its labels among the items it is learnt from with.
 */
final class Targets {

    private final KnownValues known;
    private final List<ItemReading> readings;
    private final List<CriterionGold> criteria;
    private final List<Map<Integer, Integer>> classes = new ArrayList<>();

    Targets(KnownValues known, List<ItemReading> readings, List<CriterionGold> criteria) {
        this.known = known;
        this.readings = readings;
        this.criteria = criteria;
        for (CriterionGold gold : criteria) {
            Map<Integer, Integer> byItem = new LinkedHashMap<>();
            for (Row row : gold.rows()) {
                byItem.put(row.item(), row.label());
            }
            classes.add(byItem);
        }
    }

    /** Where the labels of a criterion begin. */
    int start(String criterion) {
        int start = known.size();
        for (CriterionGold gold : criteria) {
            if (gold.criterion().equals(criterion)) {
                return start;
            }
            start += gold.labels().size();
        }
        throw new IllegalArgumentException("no gold for criterion '" + criterion + "'");
    }

    /** One row of targets an item, for items learnt from together. */
    double[][] of(int[] items) {
        int width = known.size()
                + criteria.stream().mapToInt(gold -> gold.labels().size()).sum();
        double[][] targets = new double[items.length][width];
        for (int i = 0; i < items.length; i++) {
            putValues(readings.get(items[i]), targets[i]);
        }
        for (int c = 0; c < criteria.size(); c++) {
            putLabels(c, items, targets);
        }
        return targets;
    }

    /** For a pair the mean of its sides. */
    private void putValues(ItemReading reading, double[] target) {
        for (Side side : reading.sides()) {
            double[] held = known.heldBy(side);
            for (int value = 0; value < held.length; value++) {
                target[value] += held[value] / reading.sides().size();
            }
        }
    }

    private void putLabels(int criterion, int[] items, double[][] targets) {
        Map<Integer, Integer> byItem = classes.get(criterion);
        int start = start(criteria.get(criterion).criterion());
        double[] shares = shares(byItem, items, criteria.get(criterion).labels().size());
        for (int i = 0; i < items.length; i++) {
            Integer label = byItem.get(items[i]);
            if (label == null) {
                System.arraycopy(shares, 0, targets[i], start, shares.length);
            } else {
                targets[i][start + label] = 1;
            }
        }
    }

    private static double[] shares(Map<Integer, Integer> byItem, int[] items, int labels) {
        double[] counts = new double[labels];
        double all = 0;
        for (int item : items) {
            Integer label = byItem.get(item);
            if (label != null) {
                counts[label]++;
                all++;
            }
        }
        for (int label = 0; label < labels && all > 0; label++) {
            counts[label] /= all;
        }
        return counts;
    }
}
