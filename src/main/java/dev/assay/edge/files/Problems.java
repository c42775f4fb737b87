package dev.assay.edge.files;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong with one file or one line, so that a reader can go on and name everything at once. The same
 * problem of the same place counts once, however often a reader looks at it. A hostile file cannot fill the memory: at
 * most {@value #MAX_PROBLEMS} problems are kept, and long messages are cut.
 */
public final class Problems {

    static final int MAX_PROBLEMS = 1000;
    private static final int MAX_MESSAGE_LENGTH = 500;

    private final String source;
    private final Set<FileProblem> found = new LinkedHashSet<>();
    private final Set<String> secrets = new LinkedHashSet<>();

    /**
     * @param source the file as people know it
     */
    public Problems(String source) {
        this.source = source;
    }

    public void add(Place place, FileRule rule, String detail) {
        add(FileProblem.at(place, source, rule, shown(detail)));
    }

    public void add(Place place, FileRule rule, String detail, String hint) {
        add(FileProblem.at(place, source, rule, shown(detail)).withHint(shown(hint)));
    }

    private void add(FileProblem problem) {
        if (found.size() < MAX_PROBLEMS) {
            found.add(problem);
        }
    }

    /** Keeps a text out of every message that is added from now on. */
    void hide(String secret) {
        if (!secret.isBlank()) {
            secrets.add(secret);
        }
    }

    private String shown(String message) {
        String shown = message;
        for (String secret : secrets) {
            shown = shown.replace(secret, "***");
        }
        return shown.length() <= MAX_MESSAGE_LENGTH ? shown : shown.substring(0, MAX_MESSAGE_LENGTH) + "…";
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    public List<FileProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(FileProblem::line).thenComparingInt(FileProblem::column))
                .toList();
    }

    /**
     * Ends the reading of a file.
     *
     * @throws InvalidFile when anything was found
     */
    public void refuseAny() {
        if (!found.isEmpty()) {
            throw new InvalidFile(inOrder());
        }
    }
}
