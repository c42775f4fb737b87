package dev.assay.judge;

/**
 * Characters that a person does not see or that reorder what a person sees: format controls (zero width, bidi, tags),
 * other controls, fillers, and variation selectors that select nothing.
 */
final class InvisibleText {

    private InvisibleText() {}

    /** The text with every such character, and every lone surrogate, replaced by its code point in visible brackets. */
    static String marked(String text) {
        if (!isIn(text) && !isBroken(text)) {
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

    /** Whether the text holds what no stored text may hold: a NUL, or half of a surrogate pair. */
    static boolean isBroken(String text) {
        return text.codePoints().anyMatch(point -> point == 0 || isLoneSurrogate(point));
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean isInvisible(int point, int previous) {
        if (point == '\n' || point == '\t' || point == '\r') {
            return false;
        }
        int type = Character.getType(point);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || isFiller(point)
                || (isVariationSelector(point) && (previous < 0 || isVariationSelector(previous)))
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    /** Letters and marks without a shape. */
    private static boolean isFiller(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    /** One of them after a visible character chooses its shape, as in emoji; more of them can carry hidden text. */
    private static boolean isVariationSelector(int point) {
        return point >= 0xFE00 && point <= 0xFE0F;
    }
}
