package dev.assay.edge.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.NdjsonLine;
import dev.assay.edge.files.NdjsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON lines body: in atomic mode one bad line refuses all of them, in partial mode the good ones are kept.
 *
 * @param <T> what a line holds
 */
public final class Ingest<T> {

    private static final int MOST_ERRORS = 100;

    private final Mode mode;
    private final List<T> values = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private int rejected;

    private Ingest(Mode mode) {
        this.mode = mode;
    }

    /** What a bad line does to the good ones. */
    public enum Mode {
        ATOMIC,
        PARTIAL;

        /** The mode of the query parameter; atomic where there is none. */
        public static Mode of(@Nullable String word) {
            if (word == null) {
                return ATOMIC;
            }
            try {
                return valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new Refusal(
                        ProblemKind.INVALID_REQUEST, "unknown mode '" + word + "'", "mode is atomic or partial.");
            }
        }
    }

    /** A line that was not taken, and why. */
    public record LineError(int line, String pointer, String rule, String detail, Optional<String> hint) {

        static LineError of(FileProblem problem) {
            return new LineError(
                    problem.line(), problem.pointer(), problem.rule().code(), problem.detail(), problem.hint());
        }
    }

    /** What a stream did; of many errors the first hundred are listed. */
    public record Report(int accepted, int rejected, List<LineError> errors) {}

    /**
     * Reads the whole body.
     *
     * @param file a look at each line in view of those before it; empty drops the line without a word
     * @param store a second look at a readable line, for what only the store knows; empty when the line is good
     */
    public static <T> Ingest<T> read(
            Mode mode,
            NdjsonReader<T> reader,
            Function<NdjsonLine<T>, Optional<NdjsonLine<T>>> file,
            Function<NdjsonLine.Parsed<T>, Optional<LineError>> store)
            throws IOException {
        Ingest<T> ingest = new Ingest<>(mode);
        reader.forEach(line -> file.apply(line).ifPresent(checked -> ingest.take(checked, store)));
        return ingest;
    }

    private void take(NdjsonLine<T> line, Function<NdjsonLine.Parsed<T>, Optional<LineError>> store) {
        if (line instanceof NdjsonLine.Parsed<T> parsed) {
            store.apply(parsed).ifPresentOrElse(error -> reject(List.of(error)), () -> values.add(parsed.value()));
        } else if (line instanceof NdjsonLine.Refused<T> refused) {
            reject(refused.problems().stream().map(LineError::of).toList());
        }
    }

    /** Adds what is wrong with the body as a whole; each counts as a rejected line. */
    public Ingest<T> and(List<FileProblem> problems) {
        problems.forEach(problem -> reject(List.of(LineError.of(problem))));
        return this;
    }

    private void reject(List<LineError> problems) {
        rejected++;
        for (LineError problem : problems) {
            if (errors.size() < MOST_ERRORS) {
                errors.add(problem);
            }
        }
    }

    /** Hands the good lines to the store, or refuses the body. */
    public Report store(Consumer<List<T>> store) {
        if (mode == Mode.ATOMIC && rejected > 0) {
            throw new Refusal(
                    ProblemKind.ITEMS_REJECTED,
                    rejected + " of " + (rejected + values.size()) + " lines are invalid; nothing was stored",
                    "Mend the lines under errors, or send ?mode=partial to keep the others.",
                    errors);
        }
        if (!values.isEmpty()) {
            store.accept(values);
        }
        return new Report(values.size(), rejected, List.copyOf(errors));
    }
}
