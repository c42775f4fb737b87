package dev.assay.report.files;

import dev.assay.judge.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as their widest cell; the first column gives way when the lines would grow too long. */
final class TextTable {

    private static final String GAP = "  ";
    private static final String INDENT = "  ";
    private static final int NARROWEST_FIRST = 12;

    /** On which side a column leaves room. */
    enum Side {
        LEFT,
        RIGHT
    }

    private final List<Side> sides;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<Side> sides) {
        this.sides = List.copyOf(sides);
    }

    /** One cell a column. */
    void row(List<String> cells) {
        if (cells.size() != sides.size()) {
            throw new IllegalArgumentException(
                    "a row needs " + sides.size() + " cells, was " + cells.size() + ": " + cells);
        }
        rows.add(List.copyOf(cells));
    }

    /** The lines, indented, without trailing blanks; at most {@code width} characters if the first column allows it. */
    List<String> lines(int width) {
        int[] widths = new int[sides.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        int total = INDENT.length() + GAP.length() * (widths.length - 1);
        for (int columnWidth : widths) {
            total += columnWidth;
        }
        widths[0] = Math.max(Math.min(widths[0], NARROWEST_FIRST), widths[0] - Math.max(0, total - width));
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int column = 0; column < widths.length; column++) {
            String cell =
                    column == 0 ? VisibleText.shortened(row.get(0), widths[0]).line() : row.get(column);
            String blanks = " ".repeat(Math.max(0, widths[column] - length(cell)));
            line.append(column == 0 ? "" : GAP).append(sides.get(column) == Side.LEFT ? cell + blanks : blanks + cell);
        }
        return line.toString().stripTrailing();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
