package dev.assay.stats.scores;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The mean of (p - y)^2, y = 1 for positive items; in [0,1], 0 is perfect.
 *
 * <p>Proper, but it mixes calibration with how well the scores tell items apart, and it is small wherever one class is rare: compare it
 * on the same items only, and read {@link BrierDecomposition} or {@link CorpDecomposition} beside it. Undefined without items.
 *
 * <p>Interval: BCa bootstrap over clusters.
 *
 * <p>Source: Brier 1950, doi 10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2.
 */
public final class BrierScore {

    private BrierScore() {}

    public static OptionalDouble value(Forecasts forecasts) {
        return IntStream.range(0, forecasts.size())
                .mapToDouble(item -> loss(forecasts, item))
                .average();
    }

    public static Estimate estimate(Forecasts forecasts, BootstrapPlan plan) {
        return ForecastBootstrap.ofMean(forecasts, item -> loss(forecasts, item), plan);
    }

    private static double loss(Forecasts forecasts, int item) {
        double error = forecasts.probability(item) - forecasts.target(item);
        return error * error;
    }
}
