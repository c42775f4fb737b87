package dev.assay.edge.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a configuration file or of a request body.
 *
 * @param source the file as people know it: a path, or {@code request body}
 * @param text at most 1 MB in UTF-8
 */
public record FileText(String source, String text) {

    /** What a rubric, prompt, judge, evalset or gate file may hold, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    /**
     * Reads all of a stream as UTF-8 and leaves it open; a leading byte order mark is dropped.
     *
     * @throws InvalidFile when there are more than {@link #MAX_BYTES} bytes or they are not UTF-8
     */
    public static FileText read(String source, InputStream in) throws IOException {
        Problems problems = new Problems(source);
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            problems.add(
                    Place.start(),
                    FileRule.TOO_LARGE,
                    "the file has more than " + MAX_BYTES + " bytes, the most that is read");
            problems.refuseAny();
        }
        String text =
                StrictText.decode(bytes, bytes.length, Place.start(), problems).orElse("");
        problems.refuseAny();
        return new FileText(source, text);
    }

    /**
     * Reads a file, named by the given path in messages.
     *
     * @throws InvalidFile when there are more than {@link #MAX_BYTES} bytes or they are not UTF-8
     */
    public static FileText read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        }
    }
}
