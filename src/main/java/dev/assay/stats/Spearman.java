package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * Spearman's rank correlation, in [-1,1]: {@link Pearson} of the mid-ranks, so ties share a rank.
 *
 * <p>Undefined below three pairs and where a side is constant. On a scale of few labels most ranks are tied; {@link KendallTauB} is
 * then easier to read.
 *
 * <p>Interval: BCa bootstrap over clusters.
 *
 * <p>Source: Spearman 1904, doi 10.2307/1412159.
 */
public final class Spearman {

    private Spearman() {}

    public static OptionalDouble value(NumericPairs pairs) {
        return Correlation.value(pairs, Spearman::of);
    }

    public static Estimate estimate(NumericPairs pairs, BootstrapPlan plan) {
        return Correlation.estimate(pairs, Spearman::of, plan);
    }

    private static double of(Points points, double[] weights) {
        double[] weightOfX = new double[points.xValues()];
        double[] weightOfY = new double[points.yValues()];
        for (int point = 0; point < weights.length; point++) {
            weightOfX[points.xRank(point)] += weights[point];
            weightOfY[points.yRank(point)] += weights[point];
        }
        double[] rankOfX = midRanks(weightOfX);
        double[] rankOfY = midRanks(weightOfY);
        return Correlation.productMoment(
                weights, point -> rankOfX[points.xRank(point)], point -> rankOfY[points.yRank(point)]);
    }

    private static double[] midRanks(double[] weights) {
        double[] ranks = new double[weights.length];
        double below = 0;
        for (int value = 0; value < weights.length; value++) {
            ranks[value] = below + weights[value] / 2;
            below += weights[value];
        }
        return ranks;
    }
}
