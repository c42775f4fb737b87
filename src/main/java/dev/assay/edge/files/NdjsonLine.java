package dev.assay.edge.files;

import java.util.List;
import java.util.function.Function;

/** What became of one line of a JSON lines file. */
public sealed interface NdjsonLine<T> {

    /** The line's number in its file, from 1. */
    int number();

    <R> R fold(Function<Parsed<T>, R> parsed, Function<Refused<T>, R> refused);

    /** A line that could be read. */
    record Parsed<T>(int number, T value) implements NdjsonLine<T> {

        @Override
        public <R> R fold(Function<Parsed<T>, R> parsed, Function<Refused<T>, R> refused) {
            return parsed.apply(this);
        }
    }

    /**
     * A line that cannot be used.
     *
     * @param problems at least one
     */
    record Refused<T>(int number, List<FileProblem> problems) implements NdjsonLine<T> {

        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R fold(Function<Parsed<T>, R> parsed, Function<Refused<T>, R> refused) {
            return refused.apply(this);
        }
    }
}
