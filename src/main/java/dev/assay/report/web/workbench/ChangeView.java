package dev.assay.report.web.workbench;

import dev.assay.evalset.Item;
import dev.assay.judge.Verdict;
import dev.assay.judge.VisibleText;
import dev.assay.rubric.Label;
import dev.assay.workbench.VerdictChange;
import dev.assay.workbench.web.ReplayResults;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A verdict that is another now.
 *
 * @param excerpt of what is judged, in as many fields as the rubric shows
 * @param gold absent where the item has none on the criterion
 * @param before a label, or the status of a verdict without one
 * @param effect {@code mended}, {@code broken} or {@code other}, which is a class of the style sheet too
 */
public record ChangeView(
        VisibleText item,
        VisibleText criterion,
        List<Field> excerpt,
        Optional<VisibleText> gold,
        VisibleText before,
        VisibleText after,
        String effect) {

    private static final int CHARACTERS = 200;
    private static final List<String> ORDER = List.of("broken", "mended", "other");

    public ChangeView {
        excerpt = List.copyOf(excerpt);
    }

    /** One field of an item, shortened. */
    public record Field(VisibleText name, VisibleText text) {}

    /** What got worse first, then what got better; among these by criterion and item. */
    static List<ChangeView> of(ReplayResults.Found found) {
        Map<String, Item> items = found.items().stream().collect(Collectors.toMap(Item::id, Function.identity()));
        return found.result().changes().stream()
                .map(change -> of(found, change, Optional.ofNullable(items.get(change.itemId()))))
                .sorted(Comparator.comparingInt(change -> ORDER.indexOf(change.effect())))
                .toList();
    }

    private static ChangeView of(ReplayResults.Found found, VerdictChange change, Optional<Item> item) {
        return new ChangeView(
                VisibleText.of(change.itemId()),
                VisibleText.of(change.criterion()),
                item.map(known -> excerpt(found, known)).orElse(List.of()),
                change.gold().map(Label::text).map(VisibleText::of),
                VisibleText.of(said(change.before())),
                VisibleText.of(said(change.after())),
                effect(change));
    }

    private static List<Field> excerpt(ReplayResults.Found found, Item item) {
        return found.draft().inputs().stream()
                .flatMap(name -> item.field(name).stream()
                        .map(content ->
                                new Field(VisibleText.of(name), VisibleText.shortened(content.text(), CHARACTERS))))
                .toList();
    }

    private static String said(Verdict verdict) {
        return verdict.label().map(Label::text).orElse(verdict.status().word());
    }

    private static String effect(VerdictChange change) {
        if (change.isBroken()) {
            return "broken";
        }
        return change.isMended() ? "mended" : "other";
    }
}
