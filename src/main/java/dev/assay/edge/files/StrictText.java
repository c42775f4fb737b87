package dev.assay.edge.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns bytes into text without repairing anything: no replacement characters, no lost bytes. */
final class StrictText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StrictText() {}

    /**
     * Decodes UTF-8 and drops a byte order mark at the start of a file.
     *
     * @param start where the bytes begin in the file
     * @return empty when the bytes are not UTF-8; the problem names the first bad byte
     */
    static Optional<String> decode(byte[] bytes, int length, Place start, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer out = CharBuffer.allocate(length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            problems.add(
                    end(out, start),
                    FileRule.BAD_UTF8,
                    "byte 0x" + String.format("%02X", bytes[in.position()]) + " does not belong to any UTF-8 character",
                    "save the file as UTF-8");
            return Optional.empty();
        }
        String text = out.toString();
        boolean marked = start.line() == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return Optional.of(marked ? text.substring(1) : text);
    }

    /** The place right after a text. */
    static Place end(CharSequence text, Place start) {
        int line = start.line();
        int column = start.column();
        for (int i = 0; i < text.length(); i++) {
            boolean breaks = text.charAt(i) == '\n';
            line += breaks ? 1 : 0;
            column = breaks ? 1 : column + 1;
        }
        return new Place(line, column, start.pointer());
    }

    /** Why a decoded text may not be stored or hashed: databases refuse NUL, and half a surrogate pair is no character. */
    static Optional<String> flaw(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.of("the text holds the character NUL");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of("the text holds half a surrogate pair");
            }
        }
        return Optional.empty();
    }
}
