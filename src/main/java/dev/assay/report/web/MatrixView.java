package dev.assay.report.web;

import dev.assay.agreement.Agreement;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.stats.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A confusion matrix: rows are gold, columns are what the judge said, one more column for what it did not say.
 *
 * @param finding the most frequent confusion, as a sentence
 * @param perLabel how well each label is found
 */
public record MatrixView(
        JudgeName judge, VisibleText finding, List<VisibleText> labels, List<Row> rows, List<LabelRow> perLabel) {

    private static final int TINTS = 9;

    public MatrixView {
        labels = List.copyOf(labels);
        rows = List.copyOf(rows);
        perLabel = List.copyOf(perLabel);
    }

    /** A gold label. */
    public record Row(VisibleText label, List<Cell> cells, String unscored, String total) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A count and its share of the gold label.
     *
     * @param share whole percent
     * @param tint how strong the cell is coloured, from 0 for none to 9
     */
    public record Cell(String count, String share, int tint, boolean isDiagonal) {}

    /** How well a label is found. */
    public record LabelRow(VisibleText label, FigureView precision, FigureView recall, FigureView f1, String support) {}

    static MatrixView of(JudgeName judge, Agreement.Confusion confusion, Map<String, Agreement.LabelFigures> perLabel) {
        ConfusionMatrix counts = confusion.counts();
        List<Row> rows = new ArrayList<>();
        for (int gold = 0; gold < counts.labels(); gold++) {
            List<Cell> cells = new ArrayList<>();
            for (int judged = 0; judged < counts.labels(); judged++) {
                cells.add(cell(counts, gold, judged));
            }
            int unscored = confusion.unscored().get(gold);
            rows.add(new Row(
                    VisibleText.of(confusion.labels().get(gold)),
                    cells,
                    FigureText.count(unscored),
                    FigureText.count(counts.goldTotal(gold) + unscored)));
        }
        List<LabelRow> labelRows = new ArrayList<>();
        perLabel.forEach((label, figures) -> labelRows.add(new LabelRow(
                VisibleText.of(label),
                FigureView.of(figures.precision()),
                FigureView.of(figures.recall()),
                FigureView.of(figures.f1()),
                FigureText.count(figures.support()))));
        return new MatrixView(
                judge,
                VisibleText.of(finding(confusion)),
                confusion.labels().stream().map(VisibleText::of).toList(),
                rows,
                labelRows);
    }

    private static Cell cell(ConfusionMatrix counts, int gold, int judged) {
        double total = counts.goldTotal(gold);
        double share = total == 0 ? 0 : counts.count(gold, judged) / total;
        return new Cell(
                FigureText.count(counts.count(gold, judged)),
                total == 0 ? "–" : FigureText.share(share),
                (int) Math.ceil(share * TINTS),
                gold == judged);
    }

    private static String finding(Agreement.Confusion confusion) {
        ConfusionMatrix counts = confusion.counts();
        int worstGold = -1;
        int worstJudged = -1;
        double most = 0;
        for (int gold = 0; gold < counts.labels(); gold++) {
            for (int judged = 0; judged < counts.labels(); judged++) {
                if (gold != judged && counts.count(gold, judged) > most) {
                    most = counts.count(gold, judged);
                    worstGold = gold;
                    worstJudged = judged;
                }
            }
        }
        if (worstGold < 0) {
            return "No scored verdict differs from gold.";
        }
        return "Most frequent confusion: gold “" + confusion.labels().get(worstGold) + "” judged “"
                + confusion.labels().get(worstJudged) + "”, " + FigureText.count(most) + " of "
                + FigureText.count(counts.goldTotal(worstGold)) + ".";
    }
}
