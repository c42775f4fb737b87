package dev.assay.judge;

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

    /** A line of ours with texts of others in it: how far it is indented, which is ours, stays. */
    public static String indentedLine(String line) {
        String text = line.stripLeading();
        return " ".repeat(line.length() - text.length()) + of(text).line();
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
        int type = Character.getType(text[at]);
        return text[at] != '\r'
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && !InvisibleText.isInvisible(text[at], at == 0 ? -1 : text[at - 1]);
    }
}
