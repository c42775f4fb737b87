package dev.assay.report.web;

import dev.assay.evalset.Item;
import dev.assay.judge.VisibleText;
import dev.assay.rubric.Rubric;
import java.util.List;

/** One field of an item, as far as a page shows it. */
public record ItemField(VisibleText name, VisibleText text) {

    /**
     * What the rubric shows of an item to a judge.
     *
     * @param characters shown of each field at most
     */
    public static List<ItemField> shown(Rubric rubric, Item item, int characters) {
        return rubric.inputs().stream()
                .flatMap(name -> item.field(name).stream()
                        .map(content ->
                                new ItemField(VisibleText.of(name), VisibleText.shortened(content.text(), characters))))
                .toList();
    }
}
