package dev.assay.judge;

import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of a text of an item that is longer than its judge is to read.
 *
 * @param maxCharacters code points of one text, at least 2
 */
public record LongTexts(Policy policy, int maxCharacters) {

    /** Every text is shown whole, whatever its length. */
    static final LongTexts WHOLE = new LongTexts(Policy.REFUSE, Integer.MAX_VALUE);

    /** The policies of a judge file. */
    public enum Policy {
        /** The item is failed, {@code item_too_large}, and nothing is sent. */
        REFUSE,
        /** The first and the last half are shown, with a mark between them that says how much is missing. */
        HEAD_AND_TAIL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LongTexts {
        if (maxCharacters < 2) {
            throw new IllegalArgumentException("maxCharacters is at least 2, was " + maxCharacters);
        }
    }

    /**
     * The text as it may be shown.
     *
     * @return empty where it may not be shown at all
     */
    Optional<String> shown(String text) {
        if (text.length() <= maxCharacters) {
            return Optional.of(text);
        }
        int points = text.codePointCount(0, text.length());
        if (points <= maxCharacters) {
            return Optional.of(text);
        }
        if (policy == Policy.REFUSE) {
            return Optional.empty();
        }
        int tail = maxCharacters / 2;
        int head = maxCharacters - tail;
        return Optional.of(text.substring(0, text.offsetByCodePoints(0, head))
                + "\n⟦" + (points - maxCharacters) + " characters left out here⟧\n"
                + text.substring(text.offsetByCodePoints(text.length(), -tail)));
    }

    boolean cuts(String text) {
        return text.length() > maxCharacters && text.codePointCount(0, text.length()) > maxCharacters;
    }
}
