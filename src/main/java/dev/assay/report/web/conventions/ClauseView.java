package dev.assay.report.web.conventions;

import dev.assay.convention.ClauseAdherence;
import dev.assay.convention.SliceShare;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.FigureView;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * One clause: who keeps it, and what each version of the convention changed.
 *
 * @param caption of its charts
 * @param isOpen whether the reader meets its slices at once or by a click
 * @param keys by annotator, vendor, language and version, as far as items name them
 */
public record ClauseView(
        VisibleText clause,
        VisibleText criterion,
        ShareRow overall,
        String caption,
        List<KeyView> keys,
        List<ChangeView> changes,
        boolean isOpen) {

    public ClauseView {
        keys = List.copyOf(keys);
        changes = List.copyOf(changes);
    }

    /** The slices by one metadata key. */
    public record KeyView(String key, List<ShareRow> rows) {}

    /** From one version to the next; the rows are slices. */
    public record ChangeView(VisibleText from, VisibleText to, ChangeRow overall, List<ChangeRow> rows) {

        public ChangeView {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A share before and after.
     *
     * @param key of the slice, empty for all items
     * @param adjustedP of no difference, over all values of the key; empty where it was not tested
     */
    public record ChangeRow(
            String key,
            VisibleText name,
            FigureView before,
            FigureView after,
            FigureView difference,
            String adjustedP) {}

    static ClauseView of(ClauseAdherence clause, boolean isOpen) {
        List<Estimate> shares = new ArrayList<>();
        shares.add(clause.adherence());
        clause.by()
                .values()
                .forEach(slices -> slices.stream().map(SliceShare::share).forEach(shares::add));
        ShareAxis axis = ShareAxis.of(shares);
        return new ClauseView(
                VisibleText.of(clause.clause()),
                VisibleText.of(clause.criterion()),
                ShareRow.of("all items", clause.adherence(), axis),
                axis.caption(),
                clause.by().entrySet().stream()
                        .filter(by -> !by.getValue().isEmpty())
                        .map(by -> new KeyView(word(by.getKey()), ShareRow.of(by.getValue(), axis)))
                        .toList(),
                clause.changes().stream().map(ClauseView::change).toList(),
                isOpen);
    }

    /** A metadata key as people say it. */
    static String word(String key) {
        return key.equals("conventionVersion") ? "convention version" : key;
    }

    private static ChangeView change(ClauseAdherence.VersionChange change) {
        List<ChangeRow> rows = new ArrayList<>();
        change.by()
                .forEach((key, slices) -> slices.forEach(slice -> rows.add(new ChangeRow(
                        word(key),
                        VisibleText.of(slice.value()),
                        FigureView.of(slice.before()),
                        FigureView.of(slice.after()),
                        FigureView.of(slice.difference()),
                        slice.adjustedP().isPresent()
                                ? FigureText.number(slice.adjustedP().getAsDouble())
                                : ""))));
        return new ChangeView(
                VisibleText.of(change.from()),
                VisibleText.of(change.to()),
                new ChangeRow(
                        "",
                        VisibleText.of("all items"),
                        FigureView.of(change.before()),
                        FigureView.of(change.after()),
                        FigureView.of(change.difference()),
                        ""),
                rows);
    }
}
