package dev.assay.judge.llm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The bytes of an answer, in a form that any database keeps without loss. */
final class RawAnswer {

    private final byte[] bytes;

    RawAnswer(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The text, where the bytes are valid UTF-8. */
    Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** The text, with replacement characters where the bytes are no UTF-8. */
    String legibleText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text, or {@code base64:} and the bytes where a text column could not hold them. */
    String stored() {
        return text().filter(text -> text.indexOf('\0') < 0)
                .orElseGet(() -> "base64:" + Base64.getEncoder().encodeToString(bytes));
    }
}
