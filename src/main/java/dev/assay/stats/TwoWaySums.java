package dev.assay.stats;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * The sums behind a two-way analysis of variance of complete units: weight, (sum of the unit's ratings)^2, sum of their squares, and
 * the rating of each rater, all centred.
 */
final class TwoWaySums {

    private static final int UNITS = 0;
    private static final int UNIT_SQUARES = 1;
    private static final int SQUARES = 2;
    private static final int RATERS = 3;

    private final int raters;
    private final int units;
    private final int complete;
    private final ItemDesign design;
    private final ClusterSums sums;

    private TwoWaySums(int raters, int units, int complete, ItemDesign design, ClusterSums sums) {
        this.raters = raters;
        this.units = units;
        this.complete = complete;
        this.design = design;
        this.sums = sums;
    }

    static TwoWaySums of(NumericPairs pairs) {
        return of(2, pairs.size(), item -> new double[] {pairs.x(item), pairs.y(item)}, pairs.mean(), pairs.design());
    }

    static TwoWaySums of(NumericRatings ratings) {
        return of(ratings.raters(), ratings.size(), ratings::values, ratings.mean(), ratings.design());
    }

    private static TwoWaySums of(
            int raters, int units, IntFunction<double[]> ratings, double centre, ItemDesign design) {
        BitSet complete = new BitSet(units);
        double weight = 0;
        for (int unit = 0; unit < units; unit++) {
            if (ratings.apply(unit).length == raters) {
                complete.set(unit);
                weight += design.weight(unit);
            }
        }
        int count = complete.cardinality();
        ClusterSums.Builder builder = ClusterSums.of(design.clusterCount(), RATERS + raters);
        for (int unit = complete.nextSetBit(0); unit >= 0; unit = complete.nextSetBit(unit + 1)) {
            double scaled = design.weight(unit) * count / weight;
            add(builder, design.cluster(unit), scaled, ratings.apply(unit), centre);
        }
        return new TwoWaySums(raters, units, count, design, builder.build());
    }

    private static void add(ClusterSums.Builder builder, int cluster, double weight, double[] ratings, double centre) {
        double sum = 0;
        double squares = 0;
        for (int rater = 0; rater < ratings.length; rater++) {
            double centred = ratings[rater] - centre;
            sum += centred;
            squares += centred * centred;
            builder.add(cluster, RATERS + rater, weight * centred);
        }
        builder.add(cluster, UNITS, weight);
        builder.add(cluster, UNIT_SQUARES, weight * sum * sum);
        builder.add(cluster, SQUARES, weight * squares);
    }

    MeanSquares meanSquares(double[] drawn) {
        double n = drawn[UNITS];
        double[] byRater = Arrays.copyOfRange(drawn, RATERS, RATERS + raters);
        double all = Arrays.stream(byRater).sum();
        double grand = all * all / (n * raters);
        double betweenUnits = drawn[UNIT_SQUARES] / raters - grand;
        double betweenRaters = Arrays.stream(byRater).map(sum -> sum * sum).sum() / n - grand;
        double error = drawn[SQUARES] - grand - betweenUnits - betweenRaters;
        return MeanSquares.of(n, raters, betweenUnits, betweenRaters, error, drawn[SQUARES]);
    }

    ClusterSums sums() {
        return sums;
    }

    /** Units that every rater rated. */
    int complete() {
        return complete;
    }

    int incomplete() {
        return units - complete;
    }

    boolean isSimple() {
        return design.isSimple();
    }

    boolean isTooSmall() {
        return complete < 2 || raters < 2;
    }
}
