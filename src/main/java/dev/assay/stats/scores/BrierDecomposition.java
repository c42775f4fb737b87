package dev.assay.stats.scores;

import java.util.Optional;

/**
 * The Brier score in five terms on bins: score = reliability - resolution + uncertainty + within-bin variance - within-bin covariance.
 *
 * <p>With n_b items in bin b, pbar_b and ybar_b their means, ybar the share of all: reliability sum n_b (pbar_b - ybar_b)^2/n;
 * resolution sum n_b (ybar_b - ybar)^2/n; uncertainty ybar(1 - ybar); within-bin variance sum (p - pbar_b)^2/n; within-bin covariance
 * 2 sum (p - pbar_b)(y - ybar_b)/n. The older form of the first three terms is exact only where a bin holds one probability. All but the
 * covariance are at least 0. Depends on the bins; plain numbers for display, without intervals.
 *
 * <p>Source: Stephenson, Coelho and Jolliffe 2008, doi 10.1175/2007WAF2006116.1.
 *
 * @param reliability 0 for perfect calibration
 * @param resolution how far bins differ from the base rate, the more the better
 * @param uncertainty of the labels; no score can change it
 */
public record BrierDecomposition(
        double reliability,
        double resolution,
        double uncertainty,
        double withinBinVariance,
        double withinBinCovariance) {

    /** On bins of equal width; empty without items. */
    public static Optional<BrierDecomposition> of(Forecasts forecasts, int bins) {
        return forecasts.size() == 0
                ? Optional.empty()
                : Optional.of(of(forecasts, BinSums.of(forecasts, Binning.EQUAL_WIDTH, bins)));
    }

    private static BrierDecomposition of(Forecasts forecasts, BinSums bins) {
        double n = forecasts.size();
        double share = forecasts.positiveShare();
        double variance = 0;
        double covariance = 0;
        for (int item = 0; item < forecasts.size(); item++) {
            double deviation = forecasts.probability(item) - bins.meanProbability(bins.binOf(item));
            variance += deviation * deviation / n;
            covariance += 2 * deviation * (forecasts.target(item) - bins.positiveShare(bins.binOf(item))) / n;
        }
        return new BrierDecomposition(
                bins.filled()
                        .mapToDouble(bin -> bins.items(bin) * square(bins.gap(bin)) / n)
                        .sum(),
                bins.filled()
                        .mapToDouble(bin -> bins.items(bin) * square(bins.positiveShare(bin) - share) / n)
                        .sum(),
                share * (1 - share),
                variance,
                covariance);
    }

    /** The five terms put together again. */
    public double brierScore() {
        return reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance;
    }

    private static double square(double value) {
        return value * value;
    }
}
