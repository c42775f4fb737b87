package dev.assay.stats.scores;

import java.util.Arrays;

/** Pooling of adjacent violators for labels 0 and 1: steps of equal value, ascending, none below its predecessor. */
final class Isotonic {

    private int steps;
    private final double[] first;
    private final double[] last;
    private final double[] positives;
    private final double[] sizes;

    private Isotonic(int atMost) {
        first = new double[atMost];
        last = new double[atMost];
        positives = new double[atMost];
        sizes = new double[atMost];
    }

    /** The steps for the scores of the positive and of the negative items, each ascending; -0.0 must not occur. */
    static Isotonic of(double[] positive, double[] negative) {
        Isotonic isotonic = new Isotonic(positive.length + negative.length);
        int p = 0;
        int n = 0;
        while (p < positive.length || n < negative.length) {
            double score = n == negative.length || (p < positive.length && positive[p] < negative[n])
                    ? positive[p]
                    : negative[n];
            int startP = p;
            int startN = n;
            while (p < positive.length && positive[p] == score) {
                p++;
            }
            while (n < negative.length && negative[n] == score) {
                n++;
            }
            isotonic.append(score, p - startP, n - startN);
        }
        return isotonic;
    }

    private void append(double score, int positive, int negative) {
        first[steps] = score;
        last[steps] = score;
        positives[steps] = positive;
        sizes[steps] = (double) positive + negative;
        steps++;
        // Whole numbers below 2^53 multiply and compare without rounding up to some 90 million items.
        while (steps > 1 && positives[steps - 2] * sizes[steps - 1] >= positives[steps - 1] * sizes[steps - 2]) {
            steps--;
            last[steps - 1] = last[steps];
            positives[steps - 1] += positives[steps];
            sizes[steps - 1] += sizes[steps];
        }
    }

    IsotonicMap map() {
        double[] thresholds = new double[2 * steps];
        double[] values = new double[2 * steps];
        int size = 0;
        for (int step = 0; step < steps; step++) {
            values[size] = positives[step] / sizes[step];
            thresholds[size++] = first[step];
            if (last[step] > first[step]) {
                values[size] = values[size - 1];
                thresholds[size++] = last[step];
            }
        }
        return new IsotonicMap(Arrays.copyOf(thresholds, size), Arrays.copyOf(values, size));
    }

    /** Mean squared error of the steps on the items themselves: the mean of v(1 - v). */
    double meanSquaredError() {
        double sum = 0;
        double items = 0;
        for (int step = 0; step < steps; step++) {
            sum += positives[step] * (1 - positives[step] / sizes[step]);
            items += sizes[step];
        }
        return sum / items;
    }
}
