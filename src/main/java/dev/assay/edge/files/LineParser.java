package dev.assay.edge.files;

import java.util.Optional;

/** Makes one value of the object on one line. */
@FunctionalInterface
public interface LineParser<T> {

    /**
     * Reads a line.
     *
     * @return empty only if a problem was reported on the map
     */
    Optional<T> parse(FileMap line);
}
