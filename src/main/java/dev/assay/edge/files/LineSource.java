package dev.assay.edge.files;

import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream into lines without ever holding more of a line than its limit. */
final class LineSource {

    private static final int LINE_FEED = '\n';
    private static final int CARRIAGE_RETURN = '\r';

    private final InputStream in;
    private final byte[] chunk = new byte[64 * 1024];
    private final byte[] line;
    private int chunkLength;
    private int chunkAt;
    private long length;
    private int number;

    LineSource(InputStream in, int maxBytes) {
        this.in = in;
        this.line = new byte[maxBytes + 2]; // room for CRLF, which is no part of the line
    }

    /** Moves to the next line; false at the end of the stream. */
    boolean advance() throws IOException {
        length = 0;
        int next = read();
        if (next < 0) {
            return false;
        }
        number++;
        int last = next;
        while (next >= 0 && next != LINE_FEED) {
            if (length < line.length) {
                line[(int) length] = (byte) next;
            }
            length++;
            last = next;
            next = read();
        }
        if (next == LINE_FEED && last == CARRIAGE_RETURN && length > 0) {
            length--;
        }
        return true;
    }

    private int read() throws IOException {
        if (chunkAt == chunkLength) {
            chunkAt = 0;
            chunkLength = Math.max(0, in.read(chunk));
        }
        return chunkLength == 0 ? -1 : chunk[chunkAt++] & 0xFF;
    }

    boolean isTooLong() {
        return length > line.length - 2;
    }

    /** The bytes of the line up to {@link #length}; valid until the next line, and only if it is not too long. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return (int) Math.min(Integer.MAX_VALUE, length);
    }

    /** From 1. */
    int number() {
        return number;
    }
}
