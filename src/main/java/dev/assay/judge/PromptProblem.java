package dev.assay.judge;

import java.util.Comparator;

/**
 * Something wrong with a prompt file, at its place.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 * @param rule which rule is broken, a stable word such as {@code unknown-name}
 * @param detail what is wrong
 * @param hint what to do about it
 */
public record PromptProblem(int line, int column, String rule, String detail, String hint)
        implements Comparable<PromptProblem> {

    @Override
    public int compareTo(PromptProblem other) {
        return Comparator.comparingInt(PromptProblem::line)
                .thenComparingInt(PromptProblem::column)
                .compare(this, other);
    }

    /** The problem in one line, as {@code file:line:column: detail [rule]; hint}. */
    public String in(String file) {
        return file + ":" + line + ":" + column + ": " + detail + " [" + rule + "]; " + hint;
    }
}
