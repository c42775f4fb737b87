package dev.assay.edge.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.NdjsonLine;
import dev.assay.edge.files.NdjsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON lines body while the store takes its good lines: in atomic mode one bad line refuses all of them, in
 * partial mode the good ones are kept.
 *
 * <p>Of the body only the current line is held. The store draws the lines inside its one transaction, and a refusal is
 * thrown through it: a bad line, a connection that breaks and a crash alike leave nothing behind, in both modes.
 *
 * @param <T> what a line holds
 */
public final class Ingest<T> {

    private static final int MOST_ERRORS = 100;

    private final Mode mode;
    private final NdjsonReader<T> reader;
    private final Checks<T> checks;
    private final List<LineError> errors = new ArrayList<>();
    private int accepted;
    private int rejected;

    public Ingest(Mode mode, NdjsonReader<T> reader, Checks<T> checks) {
        this.mode = mode;
        this.reader = reader;
        this.checks = checks;
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

    /**
     * What lines are held against, besides the form of each.
     *
     * @param file a look at each line in view of those before it; empty drops the line without a word
     * @param store a second look at a readable line, for what only the store knows; empty when the line is good
     * @param atEnd what is wrong with the body as a whole, asked after its last line; each counts as a rejected line
     */
    public record Checks<T>(
            Function<NdjsonLine<T>, Optional<NdjsonLine<T>>> file,
            Function<NdjsonLine.Parsed<T>, Optional<LineError>> store,
            Supplier<List<FileProblem>> atEnd) {}

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
     * @param store draws all lines, once, in one transaction, which an exception out of them rolls back; not called where
     *     there is no good line
     */
    public Report into(Consumer<Iterable<T>> store) throws IOException {
        GoodLines lines = new GoodLines();
        try {
            if (lines.hasNext()) {
                store.accept(() -> lines);
            }
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        return new Report(accepted, rejected, List.copyOf(errors));
    }

    /** The good lines, as long as they may still be stored; at the end of a body that must not be, a refusal. */
    private final class GoodLines implements Iterator<T> {

        private Optional<T> ahead = Optional.empty();
        private boolean isOver;

        @Override
        public boolean hasNext() {
            while (ahead.isEmpty() && !isOver) {
                Optional<NdjsonLine<T>> line = nextLine();
                if (line.isPresent()) {
                    ahead = line.flatMap(checks.file())
                            .flatMap(Ingest.this::good)
                            .filter(value -> !isRefused());
                } else {
                    isOver = true;
                    end();
                }
            }
            return ahead.isPresent();
        }

        private Optional<NdjsonLine<T>> nextLine() {
            try {
                return reader.next();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T value = ahead.orElseThrow();
            ahead = Optional.empty();
            return value;
        }
    }

    private Optional<T> good(NdjsonLine<T> line) {
        return line.fold(
                parsed -> {
                    Optional<LineError> error = checks.store().apply(parsed);
                    error.ifPresent(problem -> reject(List.of(problem)));
                    accepted += error.isPresent() ? 0 : 1;
                    return error.isPresent() ? Optional.<T>empty() : Optional.of(parsed.value());
                },
                refused -> {
                    reject(refused.problems().stream().map(LineError::of).toList());
                    return Optional.<T>empty();
                });
    }

    private boolean isRefused() {
        return mode == Mode.ATOMIC && rejected > 0;
    }

    private void end() {
        checks.atEnd().get().forEach(problem -> reject(List.of(LineError.of(problem))));
        if (isRefused()) {
            throw new Refusal(
                    ProblemKind.ITEMS_REJECTED,
                    rejected + " of " + (rejected + accepted) + " lines are invalid; nothing was stored",
                    "Mend the lines under errors, or send ?mode=partial to keep the others.",
                    errors);
        }
    }

    private void reject(List<LineError> problems) {
        rejected++;
        for (LineError problem : problems) {
            if (errors.size() < MOST_ERRORS) {
                errors.add(problem);
            }
        }
    }
}
