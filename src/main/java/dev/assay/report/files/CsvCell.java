package dev.assay.report.files;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.OptionalDouble;

/**
 * The one encoder of CSV cells. A spreadsheet runs a text that starts like a formula, so such a text gets a leading
 * apostrophe; numbers stay numbers, also negative ones.
 */
final class CsvCell {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private CsvCell() {}

    /** Any text, guarded and quoted where it must be (RFC 4180). */
    static String text(String text) {
        String guarded = startsLikeFormula(text) ? "'" + text : text;
        boolean isPlain = guarded.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
    }

    /** All digits that the number has, without an exponent. */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a number must be finite, was " + number);
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    static String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : "";
    }

    static String number(long number) {
        return Long.toString(number);
    }

    /** Whether the first character that can be seen is one, or is a full-width or small form of one. */
    private static boolean startsLikeFormula(String text) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
            if (!plain.isEmpty() && FORMULA_STARTS.indexOf(plain.charAt(0)) >= 0) {
                return true;
            }
            if (!isSkipped(codePoint)) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return false;
    }

    /** What a spreadsheet, or a person who copies from it, drops or does not see: blanks, controls, zero-width characters. */
    private static boolean isSkipped(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.NON_SPACING_MARK
                || codePoint == '\''
                || codePoint == '"';
    }
}
