package dev.assay.edge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads the problems of a refused file in the short form of test tables. */
public final class Refusal {

    private Refusal() {}

    /** The problems with which a reading ends; fails when it does not end with any. */
    public static List<FileProblem> of(ThrowingCallable reading) {
        Throwable thrown = catchThrowable(reading);
        assertThat(thrown).isInstanceOf(InvalidFile.class);
        return ((InvalidFile) thrown).problems();
    }

    /** {@code line:column rule pointer} of each problem. */
    public static List<String> brief(List<FileProblem> problems) {
        return problems.stream()
                .map(problem -> problem.line() + ":" + problem.column() + " "
                        + problem.rule().code() + " " + problem.pointer())
                .map(String::strip)
                .toList();
    }

    /** {@code line:column rule pointer} of each problem with which a reading ends. */
    public static List<String> briefOf(ThrowingCallable reading) {
        return brief(of(reading));
    }
}
