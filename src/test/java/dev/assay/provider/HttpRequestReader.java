package dev.assay.provider;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Takes HTTP/1.1 requests with a Content-Length out of a stream of bytes, however it is cut. */
final class HttpRequestReader {

    private static final int FIRST_CAPACITY = 8 * 1024;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int start;
    private int end;

    /** @param authorization empty where there is none */
    record Request(String method, String path, String authorization, byte[] body) {}

    void add(ByteBuffer received) {
        if (start == end) {
            start = 0;
            end = 0;
        }
        int more = received.remaining();
        if (end + more > bytes.length) {
            int held = end - start;
            byte[] roomier = held + more > bytes.length ? new byte[Math.max(2 * bytes.length, held + more)] : bytes;
            System.arraycopy(bytes, start, roomier, 0, held);
            bytes = roomier;
            start = 0;
            end = held;
        }
        received.get(bytes, end, more);
        end += more;
    }

    /**
     * The next whole request.
     *
     * @throws IllegalArgumentException when what came is none that this reads
     */
    Optional<Request> next() {
        int head = endOfHead();
        if (head < 0) {
            if (end - start > MOST_BYTES) {
                throw new IllegalArgumentException("a head without an end");
            }
            return Optional.empty();
        }
        String text = new String(bytes, start, head - start, StandardCharsets.ISO_8859_1);
        int length = contentLength(text);
        if (end - head < length) {
            return Optional.empty();
        }
        String[] line = text.substring(0, text.indexOf('\r')).split(" ");
        if (line.length != 3) {
            throw new IllegalArgumentException("no request line");
        }
        byte[] body = Arrays.copyOfRange(bytes, head, head + length);
        start = head + length;
        return Optional.of(new Request(line[0], line[1], header(text, "authorization"), body));
    }

    /** Where the body begins; negative before the head is whole. */
    private int endOfHead() {
        for (int i = start; i + 3 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private static int contentLength(String head) {
        if (!header(head, "transfer-encoding").isEmpty()) {
            throw new IllegalArgumentException("chunked bodies are not read");
        }
        String length = header(head, "content-length");
        int bytes = length.isEmpty() ? 0 : Integer.parseInt(length);
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a body of " + bytes + " bytes");
        }
        return bytes;
    }

    private static String header(String head, String name) {
        int line = head.indexOf("\r\n") + 2;
        while (line > 1 && line < head.length()) {
            int next = head.indexOf("\r\n", line);
            int colon = head.indexOf(':', line);
            if (colon > 0
                    && colon < next
                    && colon - line == name.length()
                    && head.substring(line, colon).toLowerCase(Locale.ROOT).equals(name)) {
                return head.substring(colon + 1, next).strip();
            }
            line = next + 2;
        }
        return "";
    }
}
