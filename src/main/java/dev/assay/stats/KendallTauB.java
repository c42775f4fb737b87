package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * Kendall's tau-b, in [-1,1]: how much likelier two items stand in the same order for both raters than in the opposite one.
 *
 * <p>(C - D)/sqrt((n0 - n1)(n0 - n2)) over pairs of items, C in the same order, D in the opposite one, n0 all pairs, n1 and n2 those
 * tied in x and in y; with weights a pair of items counts the product of their weights. Undefined below three pairs and where a side
 * is constant.
 *
 * <p>Interval: BCa bootstrap over clusters. On 100,000 items with as many distinct values it takes seconds; on a scale of labels it
 * needs only the table.
 *
 * <p>Source: Kendall 1945, doi 10.1093/biomet/33.3.239.
 */
public final class KendallTauB {

    private KendallTauB() {}

    public static OptionalDouble value(NumericPairs pairs) {
        return Correlation.value(pairs, KendallTauB::of);
    }

    public static Estimate estimate(NumericPairs pairs, BootstrapPlan plan) {
        return Correlation.estimate(pairs, KendallTauB::of, plan);
    }

    private static double of(Points points, double[] weights) {
        double[] weightOfX = new double[points.xValues()];
        double[] weightOfY = new double[points.yValues()];
        for (int point = 0; point < weights.length; point++) {
            weightOfX[points.xRank(point)] += weights[point];
            weightOfY[points.yRank(point)] += weights[point];
        }
        return concordance(points, weights) / Math.sqrt(untied(weightOfX) * untied(weightOfY));
    }

    /** Weight of the pairs whose values differ: n0 - n1 = sum over values of t (what lies below). */
    private static double untied(double[] weights) {
        double untied = 0;
        double below = 0;
        for (double weight : weights) {
            untied += weight * below;
            below += weight;
        }
        return untied;
    }

    /** C - D: points come in order of x, and a point of equal x must not be compared, so each run of x is asked before it is added. */
    private static double concordance(Points points, double[] weights) {
        CumulativeWeights seen = new CumulativeWeights(points.yValues());
        double concordance = 0;
        int run = 0;
        for (int point = 0; point < points.size(); point++) {
            while (points.xRank(run) < points.xRank(point)) {
                seen.add(points.yRank(run), weights[run]);
                run++;
            }
            double below = seen.before(points.yRank(point));
            double above = seen.total() - seen.before(points.yRank(point) + 1);
            concordance += weights[point] * (below - above);
        }
        return concordance;
    }
}
