package dev.assay.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Krippendorff's alpha: agreement of any number of raters with missing ratings, on any level of measurement.
 *
 * <p>Over units u with m_u &gt;= 2 ratings: o_ck = sum_u (ordered pairs c-k of different raters in u)/(m_u - 1), n_c = sum_k o_ck,
 * N = sum n_c; alpha = 1 - (N-1) sum o_ck d_ck / sum n_c n_k d_ck with the difference d of {@link DifferenceMetric}. 1 is perfect
 * agreement, 0 chance, negative values are reported as they are. Undefined where no unit has two ratings or only one value is in
 * use. Weights are scaled to a mean of 1, so equal weights change nothing.
 *
 * <p>Units with one rating are dropped here, whereas {@link GwetAc} keeps them in its chance term; both are right for their own
 * coefficient. For two raters and many units alpha approaches {@link ScottPi}.
 *
 * <p>Interval: BCa bootstrap over clusters of units; undefined under perfect agreement.
 *
 * <p>Sources: Krippendorff, Content Analysis, 2004, ch. 11; Hayes and Krippendorff 2007, doi 10.1080/19312450709336664.
 */
public final class KrippendorffAlpha {

    private static final String ONE_VALUE = "one value in use";
    private static final String NO_PAIR = "no unit with two ratings";

    private KrippendorffAlpha() {}

    /** Of two raters; the labels' values are 1 to q. */
    public static OptionalDouble value(ConfusionMatrix table, DifferenceMetric metric) {
        return alpha(bothOrders(table, 1), metric, positions(table.labels()));
    }

    public static OptionalDouble value(Ratings ratings, DifferenceMetric metric) {
        return alpha(Coincidences.table(ratings), metric, ratings.labelValues());
    }

    public static Estimate estimate(RatedPairs pairs, DifferenceMetric metric, BootstrapPlan plan) {
        double scale = pairs.size() / pairs.design().totalWeight();
        double[] values = positions(pairs.labels());
        return pairs.size() == 0
                ? Estimate.undefined("no pairs", 0)
                : ClusterBootstrap.estimate(
                        pairs, table -> alpha(bothOrders(table, scale), metric, values), ONE_VALUE, plan);
    }

    /** n counts the units with two ratings or more; the others are missing. */
    public static Estimate estimate(Ratings ratings, DifferenceMetric metric, BootstrapPlan plan) {
        Coincidences coincidences = Coincidences.of(ratings);
        return estimate(
                coincidences.sums(),
                sums -> alpha(coincidences.table(sums), metric, ratings.labelValues()),
                coincidences.pairable(),
                ratings.size(),
                plan);
    }

    /** Alpha with the interval metric of numbers that are no labels of a scale. */
    public static OptionalDouble intervalValue(NumericRatings ratings) {
        return NumericDisagreement.alpha(NumericDisagreement.of(ratings).sums().total());
    }

    /** As {@link #intervalValue}; n counts the units with two ratings or more. */
    public static Estimate intervalEstimate(NumericRatings ratings, BootstrapPlan plan) {
        NumericDisagreement disagreement = NumericDisagreement.of(ratings);
        return estimate(disagreement.sums(), NumericDisagreement::alpha, disagreement.pairable(), ratings.size(), plan);
    }

    /** As {@link #intervalValue}, of two raters. */
    public static Estimate intervalEstimate(NumericPairs pairs, BootstrapPlan plan) {
        NumericDisagreement disagreement = NumericDisagreement.of(pairs);
        return estimate(disagreement.sums(), NumericDisagreement::alpha, pairs.size(), pairs.size(), plan);
    }

    private static Estimate estimate(
            ClusterSums sums, SumStatistic alpha, long pairable, long units, BootstrapPlan plan) {
        Optional<BootstrapDistribution> distribution = ClusterBootstrap.distribution(sums, alpha, plan);
        return distribution
                .<Estimate>map(known -> new Estimate.Known(
                        known.value(),
                        known.interval(plan.confidenceLevel()),
                        pairable,
                        OptionalLong.of(units - pairable)))
                .orElseGet(() -> Estimate.undefined(pairable == 0 ? NO_PAIR : ONE_VALUE, pairable));
    }

    private static OptionalDouble alpha(ConfusionMatrix coincidences, DifferenceMetric metric, double[] values) {
        int labels = coincidences.labels();
        double[] totals = new double[labels];
        Arrays.setAll(totals, coincidences::goldTotal);
        double observed = 0;
        double expected = 0;
        for (int c = 0; c < labels; c++) {
            for (int k = c + 1; k < labels; k++) {
                if (totals[c] > 0 && totals[k] > 0) {
                    double difference = metric.squared(c, k, totals, values);
                    observed += coincidences.count(c, k) * difference;
                    expected += totals[c] * totals[k] * difference;
                }
            }
        }
        double all = Arrays.stream(totals).sum();
        return expected > 0 ? OptionalDouble.of(1 - (all - 1) * observed / expected) : OptionalDouble.empty();
    }

    private static ConfusionMatrix bothOrders(ConfusionMatrix table, double scale) {
        int labels = table.labels();
        double[] cells = new double[labels * labels];
        for (int c = 0; c < labels; c++) {
            for (int k = 0; k < labels; k++) {
                cells[c * labels + k] = scale * (table.count(c, k) + table.count(k, c));
            }
        }
        return ConfusionMatrix.ofCells(labels, cells);
    }

    private static double[] positions(int labels) {
        double[] positions = new double[labels];
        Arrays.setAll(positions, label -> label + 1);
        return positions;
    }
}
