package dev.assay.stats.bias;

import java.util.Arrays;

/** Mean and sample variance. */
final class Moments {

    private Moments() {}

    /** Of one number at least. */
    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** With n - 1; of two numbers at least. */
    static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
