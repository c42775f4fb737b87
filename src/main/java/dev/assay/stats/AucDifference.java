package dev.assay.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * DeLong's comparison of two scores of the same items.
 *
 * @param difference first area minus second
 * @param covariance of the two areas
 * @param z difference over its standard error
 * @param pValue two-sided
 */
public record AucDifference(double difference, double covariance, double z, double pValue) {
    public AucDifference {
        Require.finite(difference, "difference");
        Require.finite(covariance, "covariance");
        Require.finite(z, "z");
        Require.probability(pValue, "pValue");
    }

    static Optional<AucDifference> of(ScoredOutcomes first, ScoredOutcomes second) {
        if (!first.hasOutcomesOf(second)) {
            throw new IllegalArgumentException("both scores must be of the same items with the same outcomes");
        }
        Placements one = Placements.of(first);
        Placements two = Placements.of(second);
        if (one.positives.length < 2 || one.negatives.length < 2) {
            return Optional.empty();
        }
        double covariance = one.covarianceWith(two);
        double variance = one.covarianceWith(one) + two.covarianceWith(two) - 2 * covariance;
        if (variance <= 1e-15) {
            return Optional.empty();
        }
        double difference = mean(one.positives) - mean(two.positives);
        double z = difference / Math.sqrt(variance);
        return Optional.of(new AucDifference(difference, covariance, z, 2 * StandardNormal.cumulative(-Math.abs(z))));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** The share of the other class that each item beats, in the order of the items. */
    private static final class Placements {

        private final double[] positives;
        private final double[] negatives;

        private Placements(double[] positives, double[] negatives) {
            this.positives = positives;
            this.negatives = negatives;
        }

        static Placements of(ScoredOutcomes outcomes) {
            double[] positive = outcomes.sortedScores(ScoredOutcomes.Outcome.POSITIVE);
            double[] negative = outcomes.sortedScores(ScoredOutcomes.Outcome.NEGATIVE);
            return new Placements(
                    Arrays.stream(outcomes.scores(ScoredOutcomes.Outcome.POSITIVE))
                            .map(score -> shareBelow(negative, score))
                            .toArray(),
                    Arrays.stream(outcomes.scores(ScoredOutcomes.Outcome.NEGATIVE))
                            .map(score -> 1 - shareBelow(positive, score))
                            .toArray());
        }

        private static double shareBelow(double[] ascending, double score) {
            return (firstAtLeast(ascending, score) + firstAtLeast(ascending, Math.nextUp(score)))
                    / 2.0
                    / ascending.length;
        }

        private static int firstAtLeast(double[] ascending, double score) {
            int from = 0;
            int to = ascending.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (ascending[middle] < score) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }

        double covarianceWith(Placements other) {
            return covariance(positives, other.positives) / positives.length
                    + covariance(negatives, other.negatives) / negatives.length;
        }

        private static double covariance(double[] first, double[] second) {
            double meanFirst = mean(first);
            double meanSecond = mean(second);
            double sum = 0;
            for (int i = 0; i < first.length; i++) {
                sum += (first[i] - meanFirst) * (second[i] - meanSecond);
            }
            return sum / (first.length - 1);
        }
    }
}
