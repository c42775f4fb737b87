package dev.assay.report.web;

import dev.assay.fingerprint.CanonicalContent;
import io.quarkus.qute.RawString;

/**
 * JSON that may stand inside a script element: nothing in it can end the element or start a comment, whatever the texts
 * are, since only harmless ASCII is left and JSON can spell everything else.
 */
final class ScriptJson {

    private ScriptJson() {}

    /** The value as one line; a template prints it as it is. */
    static RawString of(CanonicalContent value) {
        StringBuilder safe = new StringBuilder();
        value.json().chars().forEach(c -> {
            if (isHarmless((char) c)) {
                safe.append((char) c);
            } else {
                safe.append(String.format("\\u%04x", c));
            }
        });
        return new RawString(safe.toString());
    }

    /** Outside of its strings JSON has none of the characters that are refused here, so an escape is always inside one. */
    private static boolean isHarmless(char c) {
        return c >= ' ' && c < 0x7f && c != '<' && c != '>' && c != '&' && c != '\'';
    }
}
