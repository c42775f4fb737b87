package dev.assay.report.web.clusters;

import dev.assay.judge.VisibleText;
import dev.assay.report.web.DisagreementView;
import dev.assay.report.web.ItemField;
import java.util.List;
import java.util.Optional;

/**
 * An item on which a judge and gold differ.
 *
 * @param gold what humans said
 * @param fields what a judge is shown of the item, shortened
 * @param rationale the judge's words, where it gave any
 */
public record MemberView(
        VisibleText item,
        VisibleText gold,
        VisibleText judged,
        DisagreementView.Way way,
        List<ItemField> fields,
        Optional<VisibleText> rationale) {

    public MemberView {
        fields = List.copyOf(fields);
    }
}
