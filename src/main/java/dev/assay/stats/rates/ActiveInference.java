package dev.assay.stats.rates;

/**
 * {@link Aipw} with predictions trusted only as far as they help: mean(lambda f + R(y - lambda f)/pi).
 *
 * <p>lambda = cov(a,b)/var(a) with a = f(R/pi - 1) and b = yR/pi, not clipped, 0 if a does not vary. Undefined, interval and its weakness as
 * {@link Aipw}; the interval takes lambda as known, which is a little too optimistic for few audited items.
 *
 * <p>Source: Zrnic and Candes 2024, arXiv 2403.03208; power tuning as in Angelopoulos, Duchi and Zrnic 2023, arXiv 2311.01453.
 */
public final class ActiveInference {

    private ActiveInference() {}

    /** @param predictions f, one per item, finite */
    public static AuditedMean estimate(
            AuditedItems items, double[] predictions, TargetPopulation target, double confidenceLevel) {
        return DifferenceEstimator.estimate(items, predictions, PowerTuning.UNCLIPPED, target, confidenceLevel);
    }
}
