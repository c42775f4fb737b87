package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * The sums behind Krippendorff's alpha with the interval metric, which needs no table: a unit with m ratings disagrees by
 * (2 m sum x^2 - 2 (sum x)^2)/(m-1), and all N ratings by 2 (N sum x^2 - (sum x)^2).
 */
final class NumericDisagreement {

    private static final int WITHIN = 0;
    private static final int RATINGS = 1;
    private static final int SUM = 2;
    private static final int SQUARES = 3;
    private static final int WIDTH = 4;

    /** A spread below this share of the squares is rounding: all values are the same. */
    private static final double CONSTANT = 1e-12;

    private final ClusterSums sums;
    private final long pairable;

    private NumericDisagreement(ClusterSums sums, long pairable) {
        this.sums = sums;
        this.pairable = pairable;
    }

    static NumericDisagreement of(NumericRatings ratings) {
        Pairable pairable = Pairable.of(ratings.size(), ratings::rated, ratings.design());
        ClusterSums.Builder builder = ClusterSums.of(ratings.design().clusterCount(), WIDTH);
        double centre = ratings.mean();
        for (int unit = 0; unit < ratings.size(); unit++) {
            double[] values = ratings.values(unit);
            if (values.length > 1) {
                add(builder, ratings.design().cluster(unit), pairable.scaledWeight(unit), values, centre);
            }
        }
        return new NumericDisagreement(builder.build(), pairable.count());
    }

    static NumericDisagreement of(NumericPairs pairs) {
        ClusterSums.Builder builder = ClusterSums.of(pairs.clusters(), WIDTH);
        double scale = pairs.size() / Math.max(pairs.design().totalWeight(), Double.MIN_NORMAL);
        double centre = pairs.mean();
        for (int item = 0; item < pairs.size(); item++) {
            double[] values = {pairs.x(item), pairs.y(item)};
            add(builder, pairs.cluster(item), scale * pairs.weight(item), values, centre);
        }
        return new NumericDisagreement(builder.build(), pairs.size());
    }

    /** Centring first keeps the differences of large squares exact. */
    private static void add(ClusterSums.Builder builder, int cluster, double weight, double[] values, double centre) {
        double sum = 0;
        double squares = 0;
        double within = 0;
        for (int i = 0; i < values.length; i++) {
            double value = values[i] - centre;
            sum += value;
            squares += value * value;
            for (int j = 0; j < i; j++) {
                within += 2 * (values[i] - values[j]) * (values[i] - values[j]);
            }
        }
        builder.add(cluster, WITHIN, weight * within / (values.length - 1));
        builder.add(cluster, RATINGS, weight * values.length);
        builder.add(cluster, SUM, weight * sum);
        builder.add(cluster, SQUARES, weight * squares);
    }

    static OptionalDouble alpha(double[] sums) {
        double all = sums[RATINGS];
        double spread = all * sums[SQUARES] - sums[SUM] * sums[SUM];
        return spread > CONSTANT * all * sums[SQUARES]
                ? OptionalDouble.of(1 - (all - 1) * sums[WITHIN] / (2 * spread))
                : OptionalDouble.empty();
    }

    ClusterSums sums() {
        return sums;
    }

    long pairable() {
        return pairable;
    }
}
