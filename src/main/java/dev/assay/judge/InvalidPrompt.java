package dev.assay.judge;

import java.util.List;
import java.util.stream.Collectors;

/** A prompt that cannot be used, with every problem it has. */
public final class InvalidPrompt extends RuntimeException {

    private final String file;
    private final transient List<PromptProblem> problems;

    /**
     * @param file the file's name as the reader of the message knows it
     * @param problems at least one
     */
    public InvalidPrompt(String file, List<PromptProblem> problems) {
        super(problems.stream()
                .sorted()
                .map(problem -> problem.in(file))
                .collect(Collectors.joining("\n", "invalid prompt:\n", "")));
        this.file = file;
        this.problems = problems.stream().sorted().toList();
    }

    public String file() {
        return file;
    }

    /** All problems, in the order of their places. */
    public List<PromptProblem> problems() {
        return problems;
    }
}
