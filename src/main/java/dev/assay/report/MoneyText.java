package dev.assay.report;

import java.math.BigDecimal;
import java.util.Locale;

/** How reports print money: two decimals, or as many as show the first two digits of a small amount. */
public final class MoneyText {

    private static final int MICRO_PLACES = 6;

    private MoneyText() {}

    /**
     * {@code 12.40 USD}, {@code 0.00047 USD}.
     *
     * @param micros millionths of the currency
     */
    public static String of(long micros, String currency) {
        BigDecimal amount = BigDecimal.valueOf(micros, MICRO_PLACES);
        if (micros == 0 || amount.abs().compareTo(new BigDecimal("0.1")) >= 0) {
            return String.format(Locale.ROOT, "%,.2f %s", amount, currency);
        }
        return amount.stripTrailingZeros().toPlainString() + " " + currency;
    }
}
