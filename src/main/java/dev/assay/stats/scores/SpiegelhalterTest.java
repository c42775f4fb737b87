package dev.assay.stats.scores;

import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import java.util.Optional;

/**
 * Spiegelhalter's test of perfect calibration: does the Brier score differ from what the forecasts themselves predict?
 *
 * <p>z = sum (y - p)(1 - 2p) / sqrt(sum (1 - 2p)^2 p(1 - p)), standard normal if every p is right; two-sided. Errors that cancel in this
 * sum go unseen, and a large p-value is no proof of calibration.
 *
 * <p>Source: Spiegelhalter 1986, doi 10.1002/sim.4780050506.
 *
 * @param z above 0 the Brier score is worse than predicted
 * @param pValue two-sided, in [0,1]
 */
public record SpiegelhalterTest(double z, double pValue) {

    public SpiegelhalterTest {
        Require.finite(z, "z");
        Require.probability(pValue, "p");
    }

    /** Empty where no forecast lies apart from 0, 0.5 and 1, and where groups of several items make it too sure of itself. */
    public static Optional<SpiegelhalterTest> of(Forecasts forecasts) {
        double sum = 0;
        double variance = 0;
        for (int item = 0; item < forecasts.size(); item++) {
            double p = forecasts.probability(item);
            sum += (forecasts.target(item) - p) * (1 - 2 * p);
            variance += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
        }
        if (variance == 0 || forecasts.isClustered()) {
            return Optional.empty();
        }
        double z = sum / Math.sqrt(variance);
        return Optional.of(new SpiegelhalterTest(z, 2 * StandardNormal.cumulative(-Math.abs(z))));
    }
}
