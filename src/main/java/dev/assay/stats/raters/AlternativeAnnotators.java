package dev.assay.stats.raters;

import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Objects;

/**
 * The answer of the alternative annotator test.
 *
 * @param winningRate share of tested humans against whom the judge wins; it has no interval, since there are few humans: show the table
 * @param advantageProbability chance that the judge is at least as well aligned as a tested human; ranks judges
 * @param humans one row per human, also for those not tested
 */
public record AlternativeAnnotators(Estimate winningRate, Estimate advantageProbability, List<HumanComparison> humans) {

    /** The share of humans that the judge must win against. */
    public static final double WINNING = 0.5;

    public AlternativeAnnotators {
        Objects.requireNonNull(winningRate, "winningRate");
        Objects.requireNonNull(advantageProbability, "advantageProbability");
        humans = List.copyOf(humans);
    }

    /** True if the winning rate is known and at least {@value #WINNING}; nothing passes for want of humans. */
    public boolean isPassed() {
        return winningRate.value().orElse(0) >= WINNING;
    }
}
