package dev.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text of items, judges and rubrics made safe for eyes: characters that cannot be seen, or that reorder what is seen,
 * become marks. Escaping for HTML, Markdown or CSV is the business of whoever writes it.
 *
 * @param parts in reading order, never two plain ones in a row
 */
public record VisibleText(List<Part> parts) {

    private static final int REPLACEMENT = 0xFFFD;
    private static final String ELLIPSIS = "…";

    public VisibleText {
        parts = List.copyOf(parts);
    }

    /**
     * A stretch of text.
     *
     * @param text the text itself, or the code point of what could not be seen, such as {@code U+202E}
     */
    public record Part(String text, Kind kind) {

        public boolean isMark() {
            return kind == Kind.MARK;
        }
    }

    /** Whether a part is text or stands for a character that is none. */
    public enum Kind {
        PLAIN,
        MARK
    }

    /** Reads the whole text. */
    public static VisibleText of(String text) {
        return new Reader().read(text.replace("\r\n", "\n").codePoints().toArray(), Integer.MAX_VALUE);
    }

    /** Reads at most so many characters, on one line; what was cut is an ellipsis. */
    public static VisibleText shortened(String text, int characters) {
        return new Reader()
                .read(text.strip().replaceAll("\\s+", " ").codePoints().toArray(), characters);
    }

    /** How many characters had to be marked. */
    public int marks() {
        return (int) parts.stream().filter(Part::isMark).count();
    }

    /** The text on one line, marks in brackets: {@code a⟦U+202E⟧b}. */
    public String line() {
        StringBuilder line = new StringBuilder();
        for (Part part : parts) {
            line.append(part.isMark() ? "⟦" + part.text() + "⟧" : part.text().replaceAll("\\s+", " "));
        }
        return line.toString();
    }

    /** Collects parts. */
    private static final class Reader {

        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder plain = new StringBuilder();

        VisibleText read(int[] codePoints, int most) {
            int end = codePoints.length <= most ? codePoints.length : most - 1;
            for (int i = 0; i < end; i++) {
                if (isVisible(codePoints, i)) {
                    plain.appendCodePoint(isLoneSurrogate(codePoints[i]) ? REPLACEMENT : codePoints[i]);
                } else {
                    flush();
                    parts.add(new Part(String.format(Locale.ROOT, "U+%04X", codePoints[i]), Kind.MARK));
                }
            }
            if (end < codePoints.length) {
                plain.append(ELLIPSIS);
            }
            flush();
            return new VisibleText(parts);
        }

        private void flush() {
            if (!plain.isEmpty()) {
                parts.add(new Part(plain.toString(), Kind.PLAIN));
                plain.setLength(0);
            }
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isVisible(int[] text, int at) {
        int codePoint = text[at];
        if (codePoint == '\n' || codePoint == '\t') {
            return true;
        }
        if (codePoint == 0x200C || codePoint == 0x200D) {
            return at > 0 && needsJoiners(text[at - 1]);
        }
        if (codePoint == 0xFE0E || codePoint == 0xFE0F) {
            return at > 0 && !Character.isLetter(text[at - 1]);
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isBlankLetter(codePoint);
        };
    }

    /** Scripts in which a joiner changes how letters look, and emoji; after a Latin letter it can only hide. */
    private static boolean needsJoiners(int before) {
        return switch (Character.UnicodeScript.of(before)) {
            case LATIN, GREEK, CYRILLIC -> false;
            case COMMON ->
                Character.getType(before) == Character.OTHER_SYMBOL
                        || Character.getType(before) == Character.MODIFIER_SYMBOL;
            case INHERITED -> before == 0xFE0F;
            default -> true;
        };
    }

    /** Letters, marks and selectors by name that print as nothing. */
    private static boolean isBlankLetter(int codePoint) {
        return codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || codePoint == 0x2800
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0D)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
