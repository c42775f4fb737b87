package dev.assay.stats.bias;

import dev.assay.stats.Require;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Welch's test of two means of independent items, without the assumption of equal variances.
 *
 * <p>t = (mean_1 - mean_2)/se, se^2 = v_1/n_1 + v_2/n_2 with the sample variances, on Satterthwaite's degrees of freedom se^4/(v_1^2/(n_1^2
 * (n_1 - 1)) + v_2^2/(n_2^2 (n_2 - 1))). Not for clustered items; a bootstrap interval of the difference serves those.
 *
 * <p>Source: Welch 1947, doi 10.1093/biomet/34.1-2.28.
 *
 * @param difference first mean less the second
 * @param standardError above 0
 * @param degreesOfFreedom above 0
 * @param pValue two-sided
 */
public record WelchTest(double difference, double standardError, double degreesOfFreedom, double pValue) {

    /** Empty where a sample has fewer than two numbers or neither varies. */
    public static Optional<WelchTest> of(double[] first, double[] second) {
        if (first.length < 2 || second.length < 2) {
            return Optional.empty();
        }
        double one = Moments.variance(first) / first.length;
        double two = Moments.variance(second) / second.length;
        if (one + two == 0) {
            return Optional.empty();
        }
        double difference = Moments.mean(first) - Moments.mean(second);
        double error = Math.sqrt(one + two);
        double freedom = (one + two) * (one + two) / (one * one / (first.length - 1) + two * two / (second.length - 1));
        double p = 2 * TDistribution.of(freedom).survivalProbability(Math.abs(difference / error));
        return Optional.of(new WelchTest(difference, error, freedom, p));
    }

    public WelchTest {
        Require.probability(pValue, "p");
    }
}
