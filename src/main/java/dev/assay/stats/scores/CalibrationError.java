package dev.assay.stats.scores;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import java.util.OptionalDouble;

/**
 * The expected calibration error: the mean over items of |share of positives - mean probability| of their bin; in [0,1], 0 is perfect.
 *
 * <p>sum over bins of (n_b/n) |ybar_b - pbar_b|, empty bins left out. It depends on the number and kind of bins ({@link Binning}; ten of
 * equal width unless said otherwise) and is biased upwards on few items, since noise within a bin looks like error: below some 200
 * items it decides nothing. A score that always says the base rate has none, so read it beside the resolution. Undefined without items.
 *
 * <p>Interval: BCa bootstrap over clusters, bins formed anew on each resample. Resampling adds the upward bias once more, which BCa
 * takes back in part only; near 0 the lower bound is too high.
 *
 * <p>Sources: Naeini, Cooper and Hauskrecht 2015, doi 10.1609/aaai.v29i1.9602; Guo et al. 2017, arXiv 1706.04599.
 */
public final class CalibrationError {

    /** The usual number of bins. */
    public static final int USUAL_BINS = 10;

    private CalibrationError() {}

    public static OptionalDouble value(Forecasts forecasts, Binning binning, int bins) {
        return mean(BinSums.of(forecasts, binning, bins));
    }

    /** The largest gap of a bin; noisier still, for display. */
    public static OptionalDouble maximum(Forecasts forecasts, Binning binning, int bins) {
        BinSums sums = BinSums.of(forecasts, binning, bins);
        return sums.filled().mapToDouble(sums::gap).max();
    }

    public static Estimate estimate(Forecasts forecasts, Binning binning, int bins, BootstrapPlan plan) {
        int[] order = forecasts.byProbability();
        return ForecastBootstrap.ofCounts(
                forecasts,
                counts -> mean(BinSums.of(forecasts, binning, bins, order, counts)),
                ForecastBootstrap.NO_ITEMS,
                plan);
    }

    private static OptionalDouble mean(BinSums sums) {
        double items = sums.items();
        return items == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sums.filled()
                        .mapToDouble(bin -> sums.items(bin) / items * sums.gap(bin))
                        .sum());
    }
}
