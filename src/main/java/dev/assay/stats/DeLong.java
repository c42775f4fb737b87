package dev.assay.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * DeLong's area and variance from the placements of the positives among the negatives and the reverse: var = S10/m + S01/n, the
 * sample variances of the placements.
 */
final class DeLong {

    private final double auc;
    private final Spread positives;
    private final Spread negatives;

    private DeLong(Spread positives, Spread negatives) {
        this.auc = positives.mean();
        this.positives = positives;
        this.negatives = negatives;
    }

    /** Empty where one class is missing. */
    static Optional<DeLong> of(ScoredOutcomes outcomes) {
        double[] positive = outcomes.sortedScores(ScoredOutcomes.Outcome.POSITIVE);
        double[] negative = outcomes.sortedScores(ScoredOutcomes.Outcome.NEGATIVE);
        return positive.length == 0 || negative.length == 0
                ? Optional.empty()
                : Optional.of(
                        new DeLong(Spread.ofPlacements(positive, negative), Spread.ofPlacements(negative, positive)));
    }

    double auc() {
        return auc;
    }

    /** Empty if a class has one item. */
    OptionalDouble variance() {
        return positives.count < 2 || negatives.count < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(positives.varianceOfMean() + negatives.varianceOfMean());
    }

    Interval interval(double confidenceLevel) {
        if (auc <= 0 || auc >= 1) {
            return boundary(confidenceLevel);
        }
        return positives.isConstant() && negatives.isConstant()
                ? Interval.none("the score does not vary")
                : new AreaInterval(positives.count, negatives.count).of(auc, confidenceLevel);
    }

    private Interval boundary(double confidenceLevel) {
        double pairs = Math.min(positives.count, negatives.count);
        double lower = ClopperPearson.of(pairs, pairs, confidenceLevel).lower();
        return auc <= 0
                ? Interval.of(0, 1 - lower, confidenceLevel, IntervalMethod.BOUNDARY)
                : Interval.of(lower, 1, confidenceLevel, IntervalMethod.BOUNDARY);
    }

    /** Mean and sum of squares of the placements of one class. */
    private record Spread(int count, double mean, double squares) {

        /** The share of {@code others} below each value, ties counting half; both ascending, so one walk suffices. */
        static Spread ofPlacements(double[] values, double[] others) {
            double sum = 0;
            double squares = 0;
            int below = 0;
            int notAbove = 0;
            for (double value : values) {
                while (below < others.length && others[below] < value) {
                    below++;
                }
                while (notAbove < others.length && others[notAbove] <= value) {
                    notAbove++;
                }
                double placement = ((double) below + notAbove) / 2 / others.length;
                sum += placement;
                squares += placement * placement;
            }
            return new Spread(values.length, sum / values.length, squares);
        }

        /** Whether all values are placed alike; one value says nothing about that. */
        boolean isConstant() {
            return count > 1 && varianceOfMean() <= 0;
        }

        double varianceOfMean() {
            double spread = Math.max(0, squares - count * mean * mean);
            return spread / (count - 1.0) / count;
        }
    }
}
