package dev.assay.report.web;

import dev.assay.disagreement.Disagreement;
import dev.assay.judge.VisibleText;
import dev.assay.report.DisputedItem;
import dev.assay.report.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item on which judges differ from gold.
 *
 * @param verdicts one a label that judges gave instead
 * @param said the first judge's words, where any judge gave some
 */
public record ItemRowView(
        VisibleText item, VisibleText criterion, VisibleText gold, List<Against> verdicts, Optional<Said> said) {

    private static final int RATIONALE = 240;

    public ItemRowView {
        verdicts = List.copyOf(verdicts);
    }

    /** A label, and the judges that gave it. */
    public record Against(VisibleText label, DisagreementView.Way way, List<VisibleText> judges) {

        public Against {
            judges = List.copyOf(judges);
        }

        static Against of(List<Disagreement> same) {
            return new Against(
                    VisibleText.of(same.get(0).judged().text()),
                    DisagreementView.Way.of(same.get(0).direction()),
                    same.stream()
                            .map(disagreement -> VisibleText.of(disagreement.judge()))
                            .toList());
        }
    }

    /** What a judge gave as its reason. */
    public record Said(VisibleText judge, VisibleText rationale) {}

    /** The most disputed items, at most so many. */
    static List<ItemRowView> of(RunReport report, int most) {
        return DisputedItem.of(report, most).stream().map(ItemRowView::of).toList();
    }

    private static ItemRowView of(DisputedItem disputed) {
        Map<String, List<Disagreement>> byLabel = new LinkedHashMap<>();
        for (Disagreement against : disputed.against()) {
            byLabel.computeIfAbsent(against.judged().text(), unused -> new ArrayList<>())
                    .add(against);
        }
        return new ItemRowView(
                VisibleText.of(disputed.itemId()),
                VisibleText.of(disputed.criterion()),
                VisibleText.of(disputed.against().get(0).gold().text()),
                byLabel.values().stream().map(Against::of).toList(),
                disputed.against().stream()
                        .map(ItemRowView::said)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Said> said(Disagreement disagreement) {
        return disagreement
                .rationale()
                .map(rationale ->
                        new Said(VisibleText.of(disagreement.judge()), VisibleText.shortened(rationale, RATIONALE)));
    }
}
