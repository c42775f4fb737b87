package dev.assay.stats.rates;

/**
 * The mean over all items from predictions of all of them, corrected by what they miss on the audited: mean(f + R(y - f)/pi).
 *
 * <p>Unbiased whatever the predictions, and the better they are the less it varies. f must not have been fitted to the gold it is
 * compared with (cross-fit). Undefined below two audited items.
 *
 * <p>Interval ({@code aipw}): value -+ z se. Variance for the superpopulation: that of the cluster totals of the summands, sd^2/N without
 * clusters; for the evalset: sum over audited of (1-pi)/pi^2 (y - f)^2 / N^2. Clusters enter by their totals rather than by a bootstrap:
 * the estimate is a mean, the two agree, and no seed is needed. None below ten clusters if clustered, and none if nothing varies. Poor
 * where few items of a rare class are audited.
 *
 * <p>Source: Robins, Rotnitzky and Zhao 1994, doi 10.1080/01621459.1994.10476818; as active statistical inference: Zrnic and Candes 2024,
 * arXiv 2403.03208.
 */
public final class Aipw {

    private Aipw() {}

    /** @param predictions f, one per item, finite; a calibrated probability where y is 0 or 1 */
    public static AuditedMean estimate(
            AuditedItems items, double[] predictions, TargetPopulation target, double confidenceLevel) {
        return DifferenceEstimator.estimate(items, predictions, PowerTuning.FULL, target, confidenceLevel);
    }
}
