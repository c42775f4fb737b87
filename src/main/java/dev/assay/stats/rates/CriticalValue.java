package dev.assay.stats.rates;

import dev.assay.stats.StandardNormal;
import org.apache.commons.statistics.distribution.TDistribution;

/** By how many standard errors an interval reaches from its centre. */
public enum CriticalValue {
    /** Quantiles of t below {@value #STUDENT_BELOW} gold observations, of the normal distribution from there on; ours. */
    STUDENT_WHEN_SMALL {
        @Override
        double twoSided(double confidenceLevel, long n, long degreesOfFreedom) {
            return n < STUDENT_BELOW
                    ? TDistribution.of(degreesOfFreedom).inverseCumulativeProbability((1 + confidenceLevel) / 2)
                    : StandardNormal.twoSided(confidenceLevel);
        }
    },

    /** Always of the normal distribution, as other tools do; too narrow for small samples. */
    NORMAL {
        @Override
        double twoSided(double confidenceLevel, long n, long degreesOfFreedom) {
            return StandardNormal.twoSided(confidenceLevel);
        }
    };

    static final int STUDENT_BELOW = 50;

    /** @param degreesOfFreedom at least 1 */
    abstract double twoSided(double confidenceLevel, long n, long degreesOfFreedom);
}
