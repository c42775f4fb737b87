package dev.assay.edge.web;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A JSON lines answer in UTF-8, written as its pages are read: one object a line, each line ended by LF. A failure in the
 * middle cuts the connection, so that half an answer is never taken for a whole one.
 *
 * @param <T> what a line is made of
 */
public final class NdjsonLines<T> implements StreamingOutput {

    public static final String MEDIA_TYPE = "application/x-ndjson";

    private static final int BUFFER = 32 * 1024;

    private final Iterable<List<T>> pages;
    private final Function<T, String> line;

    /**
     * @param line the JSON text of a value, without a line feed
     */
    public NdjsonLines(Iterable<List<T>> pages, Function<T, String> line) {
        this.pages = pages;
        this.line = line;
    }

    @Override
    public void write(OutputStream body) throws IOException {
        OutputStream out = new BufferedOutputStream(body, BUFFER);
        for (List<T> page : pages) {
            for (T value : page) {
                out.write(line.apply(value).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
        out.flush();
    }
}
