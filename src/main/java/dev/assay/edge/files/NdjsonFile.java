package dev.assay.edge.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON lines file, read to its end.
 *
 * @param values of the good lines, in the order of the file
 * @param problems of the others
 */
public record NdjsonFile<T>(List<T> values, List<FileProblem> problems) {

    public NdjsonFile {
        values = List.copyOf(values);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file.
     *
     * @param check a look at each line in view of those before it; empty drops the line without a word
     */
    public static <T> NdjsonFile<T> read(
            Path file, LineParser<T> parser, Function<NdjsonLine<T>, Optional<NdjsonLine<T>>> check)
            throws IOException {
        List<T> values = new ArrayList<>();
        List<FileProblem> problems = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            new NdjsonReader<>(file.toString(), in, parser)
                    .forEach(line -> check.apply(line).ifPresent(checked -> {
                        if (checked instanceof NdjsonLine.Parsed<T> parsed) {
                            values.add(parsed.value());
                        } else if (checked instanceof NdjsonLine.Refused<T> refused) {
                            problems.addAll(refused.problems());
                        }
                    }));
        }
        return new NdjsonFile<>(values, problems);
    }
}
