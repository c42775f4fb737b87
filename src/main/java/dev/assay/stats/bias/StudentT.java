package dev.assay.stats.bias;

import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles of Student's t. */
final class StudentT {

    private StudentT() {}

    /** One Newton step after the library's search, which stops at some 1e-11. */
    static double quantile(double degreesOfFreedom, double share) {
        TDistribution t = TDistribution.of(degreesOfFreedom);
        double found = t.inverseCumulativeProbability(share);
        return found - (t.cumulativeProbability(found) - share) / t.density(found);
    }
}
