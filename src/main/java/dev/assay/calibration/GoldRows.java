package dev.assay.calibration;

import dev.assay.calibration.CrossFit.Row;
import dev.assay.gold.GoldItem;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import dev.assay.stats.learn.FeatureRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gold of one criterion with a scale of named labels, as rows to learn from.
 *
 * @param labels the scale's labels; a row's class is a position in this list
 * @param rows ordered by item id
 */
record GoldRows(List<Label> labels, List<Row> rows) {

    /** With fewer, some folds would be judged by next to nothing. */
    private static final int MIN_GOLD = 20;

    GoldRows {
        labels = List.copyOf(labels);
        rows = List.copyOf(rows);
    }

    /** A gold item and its features. */
    record Example(GoldItem gold, FeatureRow features) {}

    /** Takes the examples that have gold for the criterion. */
    static GoldRows of(String criterion, Scale.Categorical scale, List<Example> examples) {
        List<Row> rows = new ArrayList<>();
        for (Example example : examples) {
            example.gold()
                    .label(criterion)
                    .ifPresent(label -> rows.add(new Row(
                            example.gold().item().cluster(), example.features(), scale.indexOf(label.label()))));
        }
        return new GoldRows(scale.labels().stream().map(Label::named).toList(), rows);
    }

    /** Why nothing can be learnt from these rows. */
    Optional<String> obstacle() {
        if (rows.size() < MIN_GOLD) {
            return Optional.of("needs at least " + MIN_GOLD + " gold labels in calibration, has " + rows.size());
        }
        long classes = rows.stream().mapToInt(Row::label).distinct().count();
        if (classes < 2) {
            return Optional.of("needs gold of at least 2 different labels, all " + rows.size() + " are '"
                    + labels.get(rows.get(0).label()).text() + "'");
        }
        long clusters = rows.stream().map(Row::cluster).distinct().count();
        if (clusters < Folds.COUNT) {
            return Optional.of("needs gold from at least " + Folds.COUNT + " groups of items, has " + clusters);
        }
        return Optional.empty();
    }
}
