package dev.assay.edge.files;

import java.util.Optional;

/**
 * One thing that is wrong with a file.
 *
 * @param source the file as people know it: a path, or {@code request body}
 * @param line from 1
 * @param column from 1, in characters
 * @param pointer the path to the value from the root of its document (RFC 6901)
 * @param detail what was found and what is required; it never quotes a secret
 * @param hint what to do about it
 */
public record FileProblem(
        String source, int line, int column, FileRule rule, String pointer, String detail, Optional<String> hint) {

    public static FileProblem at(Place place, String source, FileRule rule, String detail) {
        return new FileProblem(source, place.line(), place.column(), rule, place.pointer(), detail, Optional.empty());
    }

    public FileProblem withHint(String advice) {
        return new FileProblem(source, line, column, rule, pointer, detail, Optional.of(advice));
    }

    /** {@code file:line:column: rule: detail (hint)}, the form that editors and terminals link. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column + ": " + rule.code() + ": " + detail
                + hint.map(advice -> " (" + advice + ")").orElse("");
    }
}
