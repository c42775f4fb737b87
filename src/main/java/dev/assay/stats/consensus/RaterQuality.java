package dev.assay.stats.consensus;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.LabelMetrics;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.Percent;
import dev.assay.stats.PositiveLabels;
import dev.assay.stats.RatedPairs;

/**
 * How good one rater is against rulings; positive is a defect.
 *
 * <p>Intervals: Wilson on the effective number of items for the three shares, BCa bootstrap over clusters for leniency. With few rulings
 * put a panel's raters through {@link BetaBinomialPool} instead. Rulings made only where raters disagreed make every rater look worse
 * than they are.
 *
 * @param accuracy share of items with the ruling's label
 * @param sensitivity share of ruled defects that the rater calls defects
 * @param specificity share of ruled good items that the rater calls good
 * @param leniency share that the rater passes less the share that the rulings pass, in [-1,1]; above 0 lenient
 */
public record RaterQuality(Estimate accuracy, Estimate sensitivity, Estimate specificity, Estimate leniency) {

    /** @param againstRulings the ruling as gold, the rater as judge */
    public static RaterQuality of(RatedPairs againstRulings, PositiveLabels positives, BootstrapPlan plan) {
        double level = plan.confidenceLevel();
        return new RaterQuality(
                Percent.estimate(againstRulings, level),
                LabelMetrics.sensitivity(againstRulings, positives, level),
                LabelMetrics.specificity(againstRulings, positives, level),
                MeanDifference.estimate(passes(againstRulings, positives), plan));
    }

    private static NumericPairs passes(RatedPairs pairs, PositiveLabels positives) {
        int n = pairs.size();
        double[] ruled = new double[n];
        double[] given = new double[n];
        double[] weights = new double[n];
        int[] clusters = new int[n];
        for (int item = 0; item < n; item++) {
            ruled[item] = positives.isNegative(pairs.gold(item)) ? 1 : 0;
            given[item] = positives.isNegative(pairs.judge(item)) ? 1 : 0;
            weights[item] = pairs.weight(item);
            clusters[item] = pairs.cluster(item);
        }
        return NumericPairs.of(ruled, given).withWeights(weights).withClusters(clusters);
    }

    /** True if this rater's accuracy is above the other's beyond both intervals; else the two must not be ranked. */
    public boolean isAheadOf(RaterQuality other) {
        return bound(accuracy, Side.LOWER) > bound(other.accuracy, Side.UPPER);
    }

    private enum Side {
        LOWER,
        UPPER
    }

    /** The worst case where there is no bound. */
    private static double bound(Estimate estimate, Side side) {
        double worst = side == Side.LOWER ? 0 : 1;
        return estimate.fold(
                known -> known.interval()
                        .fold(bounds -> side == Side.LOWER ? bounds.lower() : bounds.upper(), none -> worst),
                undefined -> worst);
    }
}
