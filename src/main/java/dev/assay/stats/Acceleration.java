package dev.assay.stats;

import java.util.OptionalDouble;

/** The acceleration of a BCa interval: the skewness of the jackknife, a = sum d^3 / (6 (sum d^2)^1.5). */
final class Acceleration {

    /** Jackknife values this close (relative to their mean) differ by rounding only. */
    private static final double SAME = 1e-13;

    private Acceleration() {}

    /**
     * @param leftOut the statistic without a cluster of each kind
     * @param multiplicity clusters of each kind
     * @return empty if leaving any cluster out changes nothing
     */
    static OptionalDouble of(double[] leftOut, int[] multiplicity) {
        double mean = mean(leftOut, multiplicity);
        double squares = 0;
        double cubes = 0;
        double noise = 0;
        for (int kind = 0; kind < leftOut.length; kind++) {
            double d = mean - leftOut[kind];
            squares += multiplicity[kind] * d * d;
            cubes += multiplicity[kind] * d * d * d;
            noise += multiplicity[kind] * SAME * SAME * Math.max(1, mean * mean);
        }
        return squares <= noise ? OptionalDouble.empty() : OptionalDouble.of(cubes / (6 * Math.pow(squares, 1.5)));
    }

    private static double mean(double[] leftOut, int[] multiplicity) {
        double sum = 0;
        double clusters = 0;
        for (int kind = 0; kind < leftOut.length; kind++) {
            sum += multiplicity[kind] * leftOut[kind];
            clusters += multiplicity[kind];
        }
        return clusters == 0 ? 0 : sum / clusters;
    }
}
