package dev.assay.edge.files;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used, with everything that is wrong with it at once. */
public final class InvalidFile extends RuntimeException {

    private final transient List<FileProblem> problems;

    /**
     * @param problems at least one, in the order of the file
     */
    public InvalidFile(List<FileProblem> problems) {
        super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<FileProblem> problems() {
        return problems;
    }
}
