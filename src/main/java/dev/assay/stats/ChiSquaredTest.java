package dev.assay.stats;

/**
 * The outcome of a chi-squared test.
 *
 * @param statistic at least 0
 * @param degreesOfFreedom at least 1
 * @param pValue in [0,1]
 */
public record ChiSquaredTest(double statistic, int degreesOfFreedom, double pValue) {
    public ChiSquaredTest {
        Require.finite(statistic, "statistic");
        Require.atLeast(1, degreesOfFreedom, "degreesOfFreedom");
        Require.probability(pValue, "pValue");
    }
}
