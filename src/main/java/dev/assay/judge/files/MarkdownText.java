package dev.assay.judge.files;

import dev.assay.judge.VisibleText;

/**
 * Makes untrusted text harmless in Markdown. A code span is the only place in which a reader of Markdown obeys nothing:
 * no HTML, no link, no image, no mention of a person.
 */
public final class MarkdownText {

    private MarkdownText() {}

    /** The text on one line in a code span. */
    public static String code(String text) {
        return code(VisibleText.of(text));
    }

    /** The same inside a table, where a bar would end the cell even in a code span. */
    public static String cell(String text) {
        return code(text).replace("|", "\\|");
    }

    /** The same of a text that may have been shortened. */
    public static String code(VisibleText text) {
        String line = text.line().strip();
        if (line.isEmpty()) {
            return "–";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        String blank = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + blank + line + blank + fence;
    }

    /** Prose of our own that quotes names: what would format, link or mention loses its meaning inside a line. */
    public static String prose(String text) {
        return VisibleText.of(text)
                .line()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@\u2060")
                .replace("://", ":\u2060//")
                .replace("www.", "www\u2060.")
                .replaceAll("([\\\\`*_\\[\\]#!|~])", "\\\\$1");
    }

    private static int longestRun(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
