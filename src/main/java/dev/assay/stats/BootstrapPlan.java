package dev.assay.stats;

/**
 * How a bootstrap interval is to be drawn. The same plan on the same data gives the same bits, whatever the number of threads.
 *
 * @param resamples at least {@value #MIN_RESAMPLES}
 * @param seed repeats the draw
 * @param confidenceLevel two-sided, in (0,1)
 */
public record BootstrapPlan(int resamples, long seed, double confidenceLevel) {

    /** Fewer leave the tail quantiles of a BCa interval to chance. */
    public static final int MIN_RESAMPLES = 2000;

    public BootstrapPlan {
        Require.atLeast(MIN_RESAMPLES, resamples, "resamples");
        Require.confidenceLevel(confidenceLevel);
    }

    /** {@value #MIN_RESAMPLES} resamples at level 0.95. */
    public static BootstrapPlan seeded(long seed) {
        return new BootstrapPlan(MIN_RESAMPLES, seed, 0.95);
    }

    /** The plan whose two bounds each hold alone at this level, in (0.5,1); see {@link Interval.Bounds#asOneSided()}. */
    public BootstrapPlan oneSidedAt(double level) {
        return atLevel(Require.twoSidedLevel(level));
    }

    public BootstrapPlan atLevel(double level) {
        return new BootstrapPlan(resamples, seed, level);
    }
}
