package dev.assay.calibration;

import dev.assay.gold.GoldItem;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gold of one criterion, as class numbers.
 *
 * @param labels what each class number stands for, in the rubric's order; none where the scale has no named labels
 * @param rows one an item with gold, in the order of the items
 */
record CriterionGold(String criterion, List<Label> labels, List<Row> rows) {

    private static final int LEAST_GOLD = 20;

    CriterionGold {
        labels = List.copyOf(labels);
        rows = List.copyOf(rows);
    }

    /**
     * An item with gold.
     *
     * @param item its position among the items
     * @param label the number of its class
     */
    record Row(int item, int fold, int label) {}

    /**
     * Takes the gold of a criterion.
     *
     * @param folds the fold of each item
     */
    static CriterionGold of(Criterion criterion, List<GoldItem> items, int[] folds) {
        return criterion
                .scale()
                .fold(
                        scale -> new CriterionGold(
                                criterion.id(),
                                scale.labels().stream().map(Label::named).toList(),
                                rows(criterion.id(), scale, items, folds)),
                        numeric -> new CriterionGold(criterion.id(), List.of(), List.of()));
    }

    private static List<Row> rows(String criterion, Scale.Categorical scale, List<GoldItem> items, int[] folds) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int item = i;
            items.get(i)
                    .label(criterion)
                    .ifPresent(gold -> rows.add(new Row(item, folds[item], scale.indexOf(gold.label()))));
        }
        return rows;
    }

    /** Why nothing can be learnt, with the numbers that are missing. */
    Optional<String> obstacle() {
        long classes = rows.stream().mapToInt(Row::label).distinct().count();
        long folds = rows.stream().mapToInt(Row::fold).distinct().count();
        if (labels.isEmpty()) {
            return because("its scale is numeric, and only named labels can be learnt");
        }
        if (rows.size() < LEAST_GOLD) {
            return because("needs at least " + LEAST_GOLD + " gold labels in calibration, has " + rows.size());
        }
        if (classes < 2) {
            return because("needs gold of at least 2 different labels in calibration, all " + rows.size() + " are '"
                    + labels.get(rows.get(0).label()).text() + "'");
        }
        if (folds < Folds.COUNT) {
            return because("needs gold in all " + Folds.COUNT + " folds of calibration, has it in " + folds
                    + ", since its items are of too few groups");
        }
        return Optional.empty();
    }

    private Optional<String> because(String why) {
        return Optional.of("criterion '" + criterion + "': " + why);
    }
}
