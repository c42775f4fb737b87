package dev.assay.stats.planning;

import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import dev.assay.stats.rates.AuditPilot;
import dev.assay.stats.rates.TargetPopulation;
import java.util.OptionalLong;

/**
 * How many items to audit so that the interval of {@link dev.assay.stats.rates.Aipw} is narrow enough.
 *
 * <p>With N items, V the variance of gold, M the mean squared residual of the predictions and Q the same as the audit's design weighs it
 * ({@link AuditPilot}), n audited items in expectation leave the variance (V - M + Q N/n)/N about future items and (Q N/n - M)/N about the
 * evalset itself. Half-width w at z therefore needs n = Q/(w^2/z^2 - (V - M)/N), and n = Q/(w^2/z^2 + M/N), rounded up, at least {@value
 * #LEAST_GOLD}.
 *
 * <p>It keeps the pilot's design: each pi grows in proportion, none past 1. Independent items; multiply by the design effect for clusters.
 * The pilot's figures are uncertain, most of all where few items of a rare class were audited.
 *
 * <p>Source: the variances of {@link dev.assay.stats.rates.Aipw} solved for n (own derivation).
 */
public final class AipwSampleSize {

    /** A pilot's variances are not to be trusted for fewer. */
    public static final int LEAST_GOLD = PpiSampleSize.LEAST_GOLD;

    private AipwSampleSize() {}

    /**
     * Empty where not even an audit of all items would do.
     *
     * @param halfWidth w, above 0, in the unit of gold
     * @param items N, at least {@value #LEAST_GOLD}
     * @param confidenceLevel two-sided, in (0,1)
     */
    public static OptionalLong forHalfWidth(
            AuditPilot pilot, double halfWidth, int items, TargetPopulation target, double confidenceLevel) {
        if (!(halfWidth > 0) || Double.isInfinite(halfWidth)) {
            throw new IllegalArgumentException("halfWidth must be finite and above 0, was " + halfWidth);
        }
        Require.atLeast(LEAST_GOLD, items, "items");
        double error = halfWidth / StandardNormal.twoSided(Require.confidenceLevel(confidenceLevel));
        double fixed = target == TargetPopulation.EVALSET
                ? -pilot.squaredResidual()
                : pilot.variance() - pilot.squaredResidual();
        double left = error * error - fixed / items;
        double n = Math.ceil(pilot.designedResidual() / left - 1e-9);
        return left > 0 && n <= items ? OptionalLong.of(Math.max(LEAST_GOLD, (long) n)) : OptionalLong.empty();
    }
}
