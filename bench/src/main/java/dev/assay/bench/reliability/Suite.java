package dev.assay.bench.reliability;

import java.io.IOException;
import java.util.List;

/** Some figures that are measured together. */
@FunctionalInterface
interface Suite {

    /**
     * Measures.
     *
     * @param runs how often, at least 1
     */
    List<Figure> measure(int runs) throws IOException, InterruptedException;
}
