package dev.assay.judge;

/**
 * Characters that a person does not see or that reorder what a person sees: format controls (zero width, bidi, tags),
 * other controls, fillers, joiners that join nothing and variation selectors that select nothing.
 */
public final class InvisibleText {

    private InvisibleText() {}

    /** The text with every such character, and every lone surrogate, replaced by its code point in visible brackets. */
    public static String marked(String text) {
        if (isPlain(text) || (!isIn(text) && !isBroken(text))) {
            return text;
        }
        StringBuilder marked = new StringBuilder();
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isInvisible(point, previous) || isLoneSurrogate(point)) {
                marked.append(String.format("⟦U+%04X⟧", point));
            } else {
                marked.appendCodePoint(point);
            }
            previous = point;
            i += Character.charCount(point);
        }
        return marked.toString();
    }

    static boolean isIn(String text) {
        if (isPlain(text)) {
            return false;
        }
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isInvisible(point, previous)) {
                return true;
            }
            previous = point;
            i += Character.charCount(point);
        }
        return false;
    }

    /** Whether the text is nothing but visible ASCII, spaces and line ends, as most texts are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || (c < ' ' && c != '\n' && c != '\t' && c != '\r')) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text holds what no stored text may hold: a NUL, or half of a surrogate pair. */
    static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == 0 || isLoneSurrogate(point)) {
                return true;
            }
            i += Character.charCount(point);
        }
        return false;
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /**
     * Whether nobody would see a character where it stands.
     *
     * @param point a code point
     * @param previous the code point before it, -1 at the start
     */
    public static boolean isInvisible(int point, int previous) {
        if (point == '\n' || point == '\t' || point == '\r') {
            return false;
        }
        if (point == 0x200C || point == 0x200D) {
            return previous < 0 || !isJoinable(previous);
        }
        if (point == 0xFE0E || point == 0xFE0F) {
            return previous < 0 || Character.isLetter(previous) || isVariationSelector(previous);
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> isVariationSelector(point) || isFiller(point);
        };
    }

    /** Scripts in which a joiner changes how letters look, and emoji; after a Latin letter it can only hide. */
    private static boolean isJoinable(int before) {
        return switch (Character.UnicodeScript.of(before)) {
            case LATIN, GREEK, CYRILLIC -> false;
            case COMMON ->
                Character.getType(before) == Character.OTHER_SYMBOL
                        || Character.getType(before) == Character.MODIFIER_SYMBOL;
            case INHERITED -> before == 0xFE0F;
            default -> true;
        };
    }

    /** Letters and marks without a shape. */
    private static boolean isFiller(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    /** One of the last two of the first block after a symbol chooses its shape, as in emoji; others can carry hidden text. */
    private static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0x180B && point <= 0x180F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
