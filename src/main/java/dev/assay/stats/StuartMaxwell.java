package dev.assay.stats;

import java.util.Optional;

/**
 * Tests whether two raters use the labels of a scale equally often (marginal homogeneity), beyond two labels.
 *
 * <p>d' S^-1 d, d_i = n_i. - n_.i, S_ii = n_i. + n_.i - 2 n_ii, S_ij = -(n_ij + n_ji), over the used labels but one; chi-squared with as
 * many degrees of freedom. Undefined with fewer than two used labels or a singular S. It presumes independent, unweighted items and
 * enough disagreements for the chi-squared approximation.
 *
 * <p>Sources: Stuart 1955, doi 10.1093/biomet/42.3-4.412; Maxwell 1970, doi 10.1192/bjp.116.535.651.
 */
public final class StuartMaxwell {

    private StuartMaxwell() {}

    public static Optional<ChiSquaredTest> test(ConfusionMatrix table) {
        return MarginalHomogeneity.test(table, StuartMaxwell::covariance);
    }

    static double covariance(ConfusionMatrix table, int i, int j) {
        return i == j
                ? table.goldTotal(i) + table.judgeTotal(i) - 2 * table.count(i, i)
                : -(table.count(i, j) + table.count(j, i));
    }
}
