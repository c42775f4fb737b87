package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * Agreement within units that any number of raters labelled, as sums over clusters.
 *
 * <p>Columns: weight of units with two ratings or more, their agreement, weight of units with a rating, and for each label the
 * shares of the unit's ratings. The agreement of a unit with r ratings n_k is sum_k n_k (n*_k - 1) / (r (r-1)), n*_k = sum_l w_kl n_l.
 */
final class UnitAgreement {

    private static final int PAIRABLE = 0;
    private static final int AGREEMENT = 1;
    private static final int RATED = 2;
    private static final int SHARES = 3;

    private final ClusterSums sums;
    private final long pairable;

    private UnitAgreement(ClusterSums sums, long pairable) {
        this.sums = sums;
        this.pairable = pairable;
    }

    static UnitAgreement of(Ratings ratings, AgreementWeights weights) {
        ClusterSums.Builder builder = ClusterSums.of(ratings.design().clusterCount(), SHARES + ratings.labels());
        long pairable = 0;
        for (int unit = 0; unit < ratings.size(); unit++) {
            int[] counts = ratings.counts(unit);
            int rated = ratings.rated(unit);
            if (rated > 0) {
                addShares(builder, ratings, unit, counts, rated);
            }
            if (rated > 1) {
                int cluster = ratings.design().cluster(unit);
                double weight = ratings.design().weight(unit);
                builder.add(cluster, PAIRABLE, weight);
                builder.add(cluster, AGREEMENT, weight * agreement(counts, rated, weights));
                pairable++;
            }
        }
        return new UnitAgreement(builder.build(), pairable);
    }

    private static void addShares(ClusterSums.Builder builder, Ratings ratings, int unit, int[] counts, int rated) {
        int cluster = ratings.design().cluster(unit);
        double weight = ratings.design().weight(unit);
        builder.add(cluster, RATED, weight);
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] > 0) {
                builder.add(cluster, SHARES + label, weight * counts[label] / rated);
            }
        }
    }

    private static double agreement(int[] counts, int rated, AgreementWeights weights) {
        double pairs = 0;
        for (int k = 0; k < counts.length; k++) {
            double credit = -1;
            for (int l = 0; l < counts.length; l++) {
                credit += weights.of(k, l) * counts[l];
            }
            pairs += counts[k] * credit;
        }
        return pairs / ((double) rated * (rated - 1));
    }

    /** Units with two ratings or more. */
    long pairable() {
        return pairable;
    }

    ClusterSums sums() {
        return sums;
    }

    /** Mean agreement over the units with two ratings or more. */
    OptionalDouble observed() {
        return observed(sums.total());
    }

    /** True if all ratings within every unit are the same. */
    boolean isPerfect() {
        double[] total = sums.total();
        return total[AGREEMENT] >= total[PAIRABLE];
    }

    /** Mean over the units with a rating of the share of each label. */
    double[] margin() {
        return margin(sums.total());
    }

    static OptionalDouble observed(double[] sums) {
        return sums[PAIRABLE] > 0 ? OptionalDouble.of(sums[AGREEMENT] / sums[PAIRABLE]) : OptionalDouble.empty();
    }

    /** Mean over the units with a rating of the share of each label; they sum to 1. */
    static double[] margin(double[] sums) {
        double[] margin = new double[sums.length - SHARES];
        for (int label = 0; label < margin.length; label++) {
            margin[label] = sums[SHARES + label] / sums[RATED];
        }
        return margin;
    }
}
