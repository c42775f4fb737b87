package dev.assay.stats;

import java.util.Optional;

/**
 * Tests marginal homogeneity as {@link StuartMaxwell} does, with the covariance estimated without presuming it: S_ij - d_i d_j / n.
 *
 * <p>It is never smaller than the Stuart-Maxwell statistic and rejects a little more often. Undefined where that is.
 *
 * <p>Source: Bhapkar 1966, doi 10.1080/01621459.1966.10502021.
 */
public final class Bhapkar {

    private Bhapkar() {}

    public static Optional<ChiSquaredTest> test(ConfusionMatrix table) {
        double total = table.total();
        return MarginalHomogeneity.test(
                table,
                (counts, i, j) -> StuartMaxwell.covariance(counts, i, j)
                        - MarginalHomogeneity.difference(counts, i)
                                * MarginalHomogeneity.difference(counts, j)
                                / total);
    }
}
