package dev.assay.report.web.conventions;

import dev.assay.convention.OpportunityGap;
import dev.assay.convention.SliceShare;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.FigureView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How differently one judge sees the work of different slices.
 *
 * @param summary how many gaps were measured, and how many lie apart beyond chance
 * @param gaps those that could be measured
 */
public record JudgeGapsView(VisibleText judge, String summary, List<GapView> gaps) {

    private static final double LEVEL = 0.05;

    public JudgeGapsView {
        gaps = List.copyOf(gaps);
    }

    /**
     * The widest distance between two slices.
     *
     * @param measure {@code sensitivity} or {@code specificity}
     * @param adjustedP of no difference, over all pairs of slices
     * @param isClear whether that is below 0.05
     * @param unscored items with gold on which the judge has no label
     * @param rows of all slices
     * @param caption of their chart
     */
    public record GapView(
            VisibleText criterion,
            String key,
            String measure,
            FigureView difference,
            VisibleText highest,
            VisibleText lowest,
            String adjustedP,
            boolean isClear,
            String pairs,
            int unscored,
            List<ShareRow> rows,
            String caption) {

        public GapView {
            rows = List.copyOf(rows);
        }
    }

    static List<JudgeGapsView> of(List<OpportunityGap> gaps) {
        Map<String, List<OpportunityGap>> byJudge = new LinkedHashMap<>();
        gaps.forEach(gap -> byJudge.computeIfAbsent(gap.judge(), unused -> new ArrayList<>())
                .add(gap));
        List<JudgeGapsView> views = new ArrayList<>();
        byJudge.forEach((judge, all) -> views.add(judge(judge, all)));
        return views;
    }

    private static JudgeGapsView judge(String judge, List<OpportunityGap> all) {
        List<GapView> measured = all.stream()
                .flatMap(gap -> gap.gap().extremes().map(extremes -> gap(gap, extremes)).stream())
                .toList();
        long clear = measured.stream().filter(GapView::isClear).count();
        int undefined = all.size() - measured.size();
        return new JudgeGapsView(
                VisibleText.of(judge),
                FigureText.counted(measured.size(), "gap") + " measured, " + clear + " with adjusted p below 0.05"
                        + (undefined == 0
                                ? ""
                                : "; " + undefined + " not measured: fewer than two slices with enough data"),
                measured);
    }

    private static GapView gap(OpportunityGap gap, OpportunityGap.Extremes extremes) {
        ShareAxis axis =
                ShareAxis.of(gap.values().stream().map(SliceShare::share).toList());
        return new GapView(
                VisibleText.of(gap.criterion()),
                ClauseView.word(gap.by()),
                gap.measure().word(),
                FigureView.of(gap.gap().difference()),
                VisibleText.of(extremes.highest()),
                VisibleText.of(extremes.lowest()),
                FigureText.number(extremes.adjustedP()),
                extremes.adjustedP() < LEVEL,
                FigureText.counted(extremes.pairs(), "pair"),
                gap.unscored(),
                ShareRow.of(gap.values(), axis),
                axis.caption());
    }
}
