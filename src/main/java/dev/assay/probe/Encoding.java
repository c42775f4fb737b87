package dev.assay.probe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a wording is written, so that a file shows in plain letters what an item holds in hidden ones. */
public enum Encoding {
    PLAIN {
        @Override
        String encoded(String text) {
            return text;
        }
    },
    BASE64 {
        @Override
        String encoded(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    },
    /** Each ASCII character becomes its invisible twin of the Unicode tags block; others are left out. */
    UNICODE_TAGS {
        @Override
        String encoded(String text) {
            return text.codePoints()
                    .filter(point -> point >= ' ' && point < TAGS_END)
                    .mapToObj(point -> Character.toString(TAGS + point))
                    .collect(Collectors.joining());
        }
    },
    /** A zero-width space after each character, so that no word of the text is found by searching for it. */
    ZERO_WIDTH {
        @Override
        String encoded(String text) {
            return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining("\u200b"));
        }
    };

    private static final int TAGS = 0xE0000;
    private static final int TAGS_END = 0x7F;

    abstract String encoded(String text);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
