package dev.assay.report.web;

import dev.assay.report.FigureText;
import dev.assay.stats.Estimate;

/**
 * A figure as a page shows it.
 *
 * @param value two decimals; empty where there is none to show
 * @param interval both bounds; empty where there is none
 * @param note why there is no value or no interval; empty where nothing is missing
 * @param n observations behind it
 */
public record FigureView(String value, String interval, String note, long n) {

    /** A figure that the scale or the policy does not allow. */
    public static final FigureView ABSENT = new FigureView("", "", "", 0);

    private static final String TOO_FEW = "not enough data";

    /** An estimate as a page shows it; below ten observations there is no value. */
    public static FigureView of(Estimate estimate) {
        if (estimate.isSmallSample()) {
            return new FigureView("", "", TOO_FEW, estimate.n());
        }
        return estimate.fold(
                known -> new FigureView(
                        signed(known.pointValue()),
                        known.interval()
                                .fold(bounds -> signed(bounds.lower()) + " – " + signed(bounds.upper()), none -> ""),
                        known.interval().fold(bounds -> "", none -> "no interval: " + none.reason()),
                        known.n()),
                undefined -> new FigureView("", "", "undefined: " + undefined.reason(), undefined.n()));
    }

    /** Two decimals with a real minus sign. */
    static String signed(double value) {
        return FigureText.number(value).replace('-', '\u2212');
    }

    /** Whether there is nothing to print, not even a reason. */
    public boolean isAbsent() {
        return value.isEmpty() && note.isEmpty();
    }
}
