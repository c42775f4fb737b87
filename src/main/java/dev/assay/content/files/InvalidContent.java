package dev.assay.content.files;

import dev.assay.edge.InvalidContentReport;
import java.util.List;

/** A content folder that cannot be used: every problem of every file, each as {@code file:line:column: …}. */
public final class InvalidContent extends RuntimeException implements InvalidContentReport {

    private final List<String> problems;

    public InvalidContent(List<String> problems) {
        super(problems.size() + " problems in the content folder");
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }

    @Override
    public List<String> lines() {
        return problems;
    }
}
