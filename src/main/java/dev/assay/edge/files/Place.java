package dev.assay.edge.files;

/**
 * Where a value stands in a file.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param pointer the path to the value from the root of its document (RFC 6901), empty for the root
 */
public record Place(int line, int column, String pointer) {

    /** The first character of a file. */
    public static Place start() {
        return line(1);
    }

    /** The first character of a line. */
    public static Place line(int line) {
        return new Place(line, 1, "");
    }

    /** The same position, seen as a part of the value: a key of a mapping, or an index of a list. */
    public Place inside(String step) {
        return new Place(line, column, pointer + "/" + step.replace("~", "~0").replace("/", "~1"));
    }
}
