package dev.assay.edge.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads JSON lines one after another, in memory that depends on the longest allowed line only.
 *
 * <p>Lines end with LF or CRLF, blank lines are passed over, a byte order mark at the very start is dropped. A bad line
 * becomes a {@link NdjsonLine.Refused}, and reading goes on after it. The stream is left open.
 */
public final class NdjsonReader<T> {

    /** What one line may hold, in bytes. */
    public static final int MAX_LINE_BYTES = 256 * 1024;

    private final String source;
    private final LineSource lines;
    private final LineParser<T> parser;

    /**
     * @param source the file as people know it: a path, or {@code request body}
     */
    public NdjsonReader(String source, InputStream in, LineParser<T> parser) {
        this.source = source;
        this.lines = new LineSource(in, MAX_LINE_BYTES);
        this.parser = parser;
    }

    /** The next line that is not blank; empty at the end of the stream. */
    public Optional<NdjsonLine<T>> next() throws IOException {
        while (lines.advance()) {
            Problems problems = new Problems(source);
            if (lines.isTooLong()) {
                return Optional.of(new NdjsonLine.Refused<>(lines.number(), List.of(tooLong())));
            }
            Optional<String> text = text(problems);
            if (text.isPresent() && text.get().isBlank()) {
                continue;
            }
            Optional<T> value = text.flatMap(line -> StrictJson.read(line, lines.number(), problems))
                    .flatMap(new Values(problems)::map)
                    .flatMap(parser::parse);
            return Optional.of(
                    problems.isEmpty() && value.isPresent()
                            ? new NdjsonLine.Parsed<>(lines.number(), value.get())
                            : new NdjsonLine.Refused<>(lines.number(), problems.inOrder()));
        }
        return Optional.empty();
    }

    /** Hands on all lines that are left. */
    public void forEach(Consumer<NdjsonLine<T>> consumer) throws IOException {
        for (Optional<NdjsonLine<T>> line = next(); line.isPresent(); line = next()) {
            consumer.accept(line.get());
        }
    }

    private Optional<String> text(Problems problems) {
        Place start = Place.line(lines.number());
        Optional<String> text = StrictText.decode(lines.bytes(), lines.length(), start, problems);
        int nul = text.orElse("").indexOf(0);
        if (nul >= 0) {
            problems.add(
                    StrictText.end(text.orElseThrow().substring(0, nul), start),
                    FileRule.BAD_TEXT,
                    "the line holds the character NUL");
            return Optional.empty();
        }
        return text;
    }

    private FileProblem tooLong() {
        return FileProblem.at(
                Place.line(lines.number()),
                source,
                FileRule.TOO_LARGE,
                "the line has " + lines.length() + " bytes, and at most " + MAX_LINE_BYTES + " are read");
    }
}
