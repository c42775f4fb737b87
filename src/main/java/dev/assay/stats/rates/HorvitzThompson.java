package dev.assay.stats.rates;

/**
 * The mean over all items from the audited ones, each standing for 1/pi: sum over audited of y/pi, divided by the number N of all items.
 *
 * <p>Unbiased, but it varies with the number of items that happen to be audited; {@link Hajek} or {@link Aipw} are nearly always better. A
 * share may come out above 1. Undefined below two audited items.
 *
 * <p>Interval ({@code normal}): value -+ z se. Variance for the superpopulation: that of the cluster totals of Ry/pi, sd(Ry/pi)^2/N without
 * clusters; for the evalset: sum over audited of (1-pi)/pi^2 y^2 / N^2. Below some tens of audited items it covers too little; none below
 * ten clusters if clustered, and none if nothing varies.
 *
 * <p>Source: Horvitz and Thompson 1952, doi 10.1080/01621459.1952.10483446.
 */
public final class HorvitzThompson {

    private HorvitzThompson() {}

    public static AuditedMean estimate(AuditedItems items, TargetPopulation target, double confidenceLevel) {
        return DifferenceEstimator.estimate(items, new double[items.size()], PowerTuning.NONE, target, confidenceLevel);
    }
}
