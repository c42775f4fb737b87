package dev.assay.judge.files;

import dev.assay.judge.PromptProblem;
import dev.assay.judge.PromptTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The three blocks of a prompt file.
 *
 * @param front the lines between the two {@code ---}; the first of them is line 2 of the file
 * @param system the section {@code ## system}, empty where it is missing
 * @param user the section {@code ## user}, empty where it is missing
 */
record PromptFile(List<String> front, PromptTemplate.Section system, PromptTemplate.Section user) {

    private static final String FENCE = "---";
    private static final String HEADING = "## ";
    private static final String SYSTEM = "## system";
    private static final String USER = "## user";
    private static final PromptTemplate.Section MISSING = new PromptTemplate.Section("", 1);

    static PromptFile split(String text, Consumer<PromptProblem> problems) {
        List<String> lines = text.lines().toList();
        int end = frontEnd(lines, problems);
        Map<String, PromptTemplate.Section> sections = sections(lines, end + 1, problems);
        for (String heading : List.of(SYSTEM, USER)) {
            if (!sections.containsKey(heading)) {
                problems.accept(new PromptProblem(
                        Math.max(1, lines.size()), 1, "missing-section", "there is no '" + heading + "'", "add it"));
            }
        }
        return new PromptFile(
                end < 1 ? List.of() : lines.subList(1, end),
                sections.getOrDefault(SYSTEM, MISSING),
                sections.getOrDefault(USER, MISSING));
    }

    /** The index of the line that closes the front matter; -1 where there is none. */
    private static int frontEnd(List<String> lines, Consumer<PromptProblem> problems) {
        if (!lines.isEmpty() && lines.get(0).equals(FENCE)) {
            int end = lines.subList(1, lines.size()).indexOf(FENCE);
            if (end >= 0) {
                return end + 1;
            }
        }
        problems.accept(new PromptProblem(
                1,
                1,
                "missing-front-matter",
                "the file does not begin with a block between two lines '---'",
                "begin with ---, id: …, version: …, ---"));
        return -1;
    }

    private static Map<String, PromptTemplate.Section> sections(
            List<String> lines, int from, Consumer<PromptProblem> problems) {
        Map<String, PromptTemplate.Section> sections = new LinkedHashMap<>();
        List<Integer> headings = new ArrayList<>();
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).startsWith(HEADING)) {
                headings.add(i);
            }
        }
        checkNothingBefore(lines.subList(from, headings.isEmpty() ? lines.size() : headings.get(0)), from, problems);
        for (int h = 0; h < headings.size(); h++) {
            int at = headings.get(h);
            int end = h + 1 < headings.size() ? headings.get(h + 1) : lines.size();
            String heading = lines.get(at).stripTrailing();
            checkHeading(heading, at + 1, sections, problems);
            PromptTemplate.Section section = trimmed(lines, at + 1, end);
            if (section.text().isEmpty()) {
                problems.accept(new PromptProblem(
                        at + 1, 1, "empty-section", "'" + heading + "' holds no text", "write the section"));
            }
            sections.putIfAbsent(heading, section);
        }
        return sections;
    }

    private static void checkHeading(String heading, int line, Map<String, ?> seen, Consumer<PromptProblem> problems) {
        if (!heading.equals(SYSTEM) && !heading.equals(USER)) {
            problems.accept(new PromptProblem(
                    line,
                    1,
                    "unknown-section",
                    "'" + heading + "' is not a section of a prompt",
                    "sections are '## system' and '## user'; use ### for headings inside them"));
        } else if (seen.containsKey(heading)) {
            problems.accept(
                    new PromptProblem(line, 1, "duplicate-section", "'" + heading + "' occurs twice", "keep one"));
        }
    }

    private static void checkNothingBefore(List<String> lines, int from, Consumer<PromptProblem> problems) {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                problems.accept(new PromptProblem(
                        from + i + 1,
                        1,
                        "text-outside-section",
                        "text before the first section is never sent",
                        "move it below '## system' or '## user'"));
                return;
            }
        }
    }

    /** The lines from one index to another, without blank lines around them. */
    private static PromptTemplate.Section trimmed(List<String> lines, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && lines.get(first).isBlank()) {
            first++;
        }
        while (last > first && lines.get(last - 1).isBlank()) {
            last--;
        }
        return new PromptTemplate.Section(String.join("\n", lines.subList(first, last)), first + 1);
    }
}
