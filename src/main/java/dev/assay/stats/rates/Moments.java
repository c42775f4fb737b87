package dev.assay.stats.rates;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Means, variances and covariances of at least two numbers. */
final class Moments {

    private Moments() {}

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    static double variance(double[] values, Divisor divisor) {
        return covariance(values, values, divisor);
    }

    static double covariance(double[] x, double[] y, Divisor divisor) {
        double meanX = mean(x);
        double meanY = mean(y);
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
        }
        return products / divisor.of(x.length);
    }

    static double[] joined(double[] first, double[] second) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    /** y - factor x, entry by entry. */
    static double[] residuals(double[] y, double factor, double[] x) {
        double[] residuals = new double[y.length];
        Arrays.setAll(residuals, i -> y[i] - factor * x[i]);
        return residuals;
    }
}
