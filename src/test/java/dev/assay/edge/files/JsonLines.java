package dev.assay.edge.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON lines in tests: the values of good lines, the problems of bad ones. */
public final class JsonLines {

    private JsonLines() {}

    /** What became of each line of a text. */
    public static <T> List<NdjsonLine<T>> read(String source, String text, LineParser<T> parser) {
        List<NdjsonLine<T>> lines = new ArrayList<>();
        try {
            new NdjsonReader<>(source, new ByteArrayInputStream(text.getBytes(UTF_8)), parser).forEach(lines::add);
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
        return lines;
    }

    /** The one value of a line without problems. */
    public static <T> T one(String line, LineParser<T> parser) {
        return read("lines", line, parser).get(0).fold(NdjsonLine.Parsed::value, refused -> {
            throw new AssertionError("refused: " + refused.problems());
        });
    }

    /** {@code line:column rule pointer} of each problem of all lines. */
    public static <T> List<String> problems(String text, LineParser<T> parser) {
        return Refusal.brief(all(read("lines", text, parser)));
    }

    /** The problems of all lines. */
    public static <T> List<FileProblem> all(List<NdjsonLine<T>> lines) {
        return lines.stream()
                .flatMap(line ->
                        line.<List<FileProblem>>fold(parsed -> List.of(), NdjsonLine.Refused::problems).stream())
                .toList();
    }
}
