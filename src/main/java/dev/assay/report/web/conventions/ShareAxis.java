package dev.assay.report.web.conventions;

import dev.assay.report.FigureText;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Where shares stand on a line that ends at 1 and begins at the tenth below all of them.
 *
 * @param from in [0,1)
 */
record ShareAxis(double from) {

    private static final double TENTHS = 10;
    private static final double HIGHEST_START = 0.9;

    static ShareAxis of(List<Estimate> shares) {
        double lowest = shares.stream()
                .flatMap(share -> bounds(share).stream())
                .mapToDouble(Interval.Bounds::lower)
                .min()
                .orElse(0);
        return new ShareAxis(Math.max(0, Math.min(HIGHEST_START, Math.floor(lowest * TENTHS) / TENTHS)));
    }

    /**
     * A share on the line.
     *
     * @param at of the value, in [0,100]
     * @param begin of the interval, in [0,100]
     * @param width of the interval, in [0,100]
     */
    public record Mark(String at, String begin, String width) {}

    /** Empty where there is no value or no interval, or too few observations for either. */
    Optional<Mark> mark(Estimate share) {
        return bounds(share)
                .map(interval -> new Mark(
                        FigureText.number(place(share.value().orElse(from))),
                        FigureText.number(place(interval.lower())),
                        FigureText.number(place(interval.upper()) - place(interval.lower()))));
    }

    /** Said under every chart, since the line does not begin at 0. */
    String caption() {
        return "The line runs from " + FigureText.number(from) + " to 1.";
    }

    private double place(double share) {
        return 100 * Math.max(0, Math.min(1, (share - from) / (1 - from)));
    }

    private static Optional<Interval.Bounds> bounds(Estimate share) {
        return share instanceof Estimate.Known known
                        && !known.isSmallSample()
                        && known.interval() instanceof Interval.Bounds interval
                ? Optional.of(interval)
                : Optional.empty();
    }
}
