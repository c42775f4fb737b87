package dev.assay.report;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.Metric;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How every report prints numbers: two decimals, the interval beside the value, the reason where there is no value. */
public final class FigureText {

    /** The metrics that can lead a table, best known first; a scale allows at least one of them. */
    private static final List<Metric> LEADING = List.of(Metric.KAPPA, Metric.SPEARMAN, Metric.PERCENT);

    private FigureText() {}

    /** {@code 0.71 [0.61, 0.80]}, or why there is no value or no interval. */
    public static String of(Estimate estimate) {
        return estimate.fold(
                known -> number(known.pointValue())
                        + known.interval()
                                .fold(
                                        bounds -> " [" + number(bounds.lower()) + ", " + number(bounds.upper()) + "]",
                                        none -> " (no interval: " + none.reason() + ")"),
                undefined -> "undefined: " + undefined.reason());
    }

    /** The same for a narrow column: {@code 0.00 (no interval)} or {@code undefined}; {@link #caveat} says why. */
    public static String brief(Estimate estimate) {
        return estimate.fold(
                known -> known.interval()
                        .fold(bounds -> of(estimate), none -> number(known.pointValue()) + " (no interval)"),
                undefined -> "undefined");
    }

    /** What {@link #brief} leaves out; empty where a value has its interval. */
    public static Optional<String> caveat(Estimate estimate) {
        return estimate.fold(
                known -> known.interval()
                        .fold(
                                bounds -> Optional.<String>empty(),
                                none -> Optional.of("has no interval, " + none.reason())),
                undefined -> Optional.of("is undefined, " + undefined.reason()));
    }

    /** Two decimals; what rounds to zero has no sign. */
    public static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.equals("-0.00") ? "0.00" : text;
    }

    /** A share in [0,1] as whole percent, such as {@code 38 %}, on one line; what is neither none nor all is never rounded to it. */
    public static String share(double share) {
        if (share > 0 && share < 0.01) {
            return "under 1\u00a0%";
        }
        return share < 1 && share > 0.99 ? "over 99\u00a0%" : Math.round(share * 100) + "\u00a0%";
    }

    /** A count that weights may have made fractional: {@code 12} or {@code 12.4}. */
    public static String count(double count) {
        return count == Math.rint(count)
                ? String.format(Locale.ROOT, "%,d", (long) count)
                : String.format(Locale.ROOT, "%,.1f", count);
    }

    /** {@code 1 item}, {@code 2 items}. */
    public static String counted(long count, String singular) {
        return count(count) + " " + singular + (count == 1 ? "" : "s");
    }

    /** The metric that leads a table of these figures; empty where no metric has a meaning. */
    public static Optional<Metric> leading(Agreement.Figures figures) {
        return LEADING.stream().filter(figures.metrics()::containsKey).findFirst();
    }

    /** What people call a metric: a letter where there is one, else a word. */
    public static String name(Metric metric) {
        return NAMES.getOrDefault(metric, metric.wireName());
    }

    /** The leading estimate's value, for comparing judges; empty if undefined. */
    public static OptionalDouble leadingValue(Agreement.Figures figures) {
        return leading(figures).map(figures.metrics()::get).map(Estimate::value).orElse(OptionalDouble.empty());
    }

    private static final Map<Metric, String> NAMES = Map.ofEntries(
            Map.entry(Metric.PERCENT, "agreement"),
            Map.entry(Metric.ACCURACY, "accuracy"),
            Map.entry(Metric.KAPPA, "κ"),
            Map.entry(Metric.KAPPA_LINEAR, "linear κ"),
            Map.entry(Metric.KAPPA_QUADRATIC, "quadratic κ"),
            Map.entry(Metric.SCOTT_PI, "Scott's π"),
            Map.entry(Metric.KRIPPENDORFF_ALPHA, "α"),
            Map.entry(Metric.GWET_AC1, "AC1"),
            Map.entry(Metric.GWET_AC2, "AC2"),
            Map.entry(Metric.MCC, "MCC"),
            Map.entry(Metric.PEARSON, "Pearson's r"),
            Map.entry(Metric.SPEARMAN, "ρ"),
            Map.entry(Metric.KENDALL_TAU_B, "τ-b"),
            Map.entry(Metric.ICC21, "ICC(2,1)"),
            Map.entry(Metric.MEAN_ABSOLUTE_ERROR, "mean absolute error"),
            Map.entry(Metric.ROOT_MEAN_SQUARE_ERROR, "root mean square error"),
            Map.entry(Metric.SENSITIVITY, "sensitivity"),
            Map.entry(Metric.SPECIFICITY, "specificity"));
}
