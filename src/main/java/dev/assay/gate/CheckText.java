package dev.assay.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers of a gate are written. */
final class CheckText {

    private CheckText() {}

    /** A level as percent without needless zeros, such as {@code 95 %} or {@code 99.5 %}. */
    static String percent(double level) {
        return rounded(level * 100, 2) + " %";
    }

    /** At most four places, without needless zeros. */
    static String number(double value) {
        return rounded(value, 4);
    }

    private static String rounded(double value, int places) {
        BigDecimal text =
                BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
        return text.toPlainString();
    }
}
