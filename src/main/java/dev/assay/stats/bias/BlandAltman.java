package dev.assay.stats.bias;

import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Bland and Altman's limits of agreement: between which differences (judge - human) most items lie.
 *
 * <p>mean -+ z sd of the differences, sd with n - 1, z = 1.96 for 95 % of the items; the mean with its standard error sd/sqrt(n) and
 * Student's interval. The limits describe single items, they are no interval of the mean. They presume that differences are about normal
 * and of the same size all over the scale, and items that are independent. Empty with fewer than two items and where differences do not
 * vary.
 *
 * <p>Source: Bland and Altman 1986, doi 10.1016/S0140-6736(86)90837-8.
 *
 * @param meanDifference in the unit of the scale
 * @param standardError of the mean
 * @param meanInterval of the mean, {@code t}; none where items are clustered
 * @param lower limit
 * @param upper limit
 */
public record BlandAltman(
        double meanDifference, double standardError, Interval meanInterval, double lower, double upper) {

    /**
     * @param pairs x of the human, y of the judge; weights are not seen
     * @param share of items between the limits, and level of the interval, in (0,1)
     */
    public static Optional<BlandAltman> of(NumericPairs pairs, double share) {
        Require.confidenceLevel(share);
        double[] differences = OrdinalLeniency.differences(pairs);
        int n = differences.length;
        if (n < 2 || Moments.variance(differences) == 0) {
            return Optional.empty();
        }
        double mean = Moments.mean(differences);
        double sd = Math.sqrt(Moments.variance(differences));
        double error = sd / Math.sqrt(n);
        double t = TDistribution.of(n - 1.0).inverseCumulativeProbability((1 + share) / 2);
        double z = StandardNormal.twoSided(share);
        Interval interval = pairs.clusters() < n
                ? Interval.none("items are clustered")
                : Interval.of(mean - t * error, mean + t * error, share, IntervalMethod.STUDENT_T);
        return Optional.of(new BlandAltman(mean, error, interval, mean - z * sd, mean + z * sd));
    }
}
