package dev.assay.edge;

import java.util.List;

/** A failure that consists of lines for whoever wrote the files. */
public interface InvalidContentReport {

    /** Each as {@code file:line:column: …}. */
    List<String> lines();
}
