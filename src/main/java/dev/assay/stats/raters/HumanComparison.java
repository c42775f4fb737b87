package dev.assay.stats.raters;

import dev.assay.stats.Require;
import java.util.OptionalDouble;

/**
 * One human against the judge, both measured by the other humans on the same items.
 *
 * @param human column of the human
 * @param n items on which both can be compared
 * @param judgeAdvantage share of items on which the judge is at least as well aligned as the human, in [0,1]; 0 without items
 * @param humanAdvantage share on which the human is at least as well aligned as the judge; ties count in both
 * @param spread sample standard deviation of d, between clusters where items are clustered; empty below two values
 * @param statistic t of H0: mean d &gt;= epsilon; empty without a t test and where d does not vary
 * @param pValue of H0: the judge is worse than the human by epsilon or more; empty if the human is not tested
 * @param adjustedP the same, adjusted over the tested humans by Benjamini-Yekutieli
 * @param result whether the judge may stand in for this human
 */
public record HumanComparison(
        int human,
        int n,
        double judgeAdvantage,
        double humanAdvantage,
        OptionalDouble spread,
        OptionalDouble statistic,
        OptionalDouble pValue,
        OptionalDouble adjustedP,
        Result result) {

    /** Whether the judge may stand in for a human. */
    public enum Result {
        /** The judge is not worse by epsilon. */
        JUDGE_WINS,
        NOT_SHOWN,
        /** Too few items. */
        NOT_TESTED
    }

    public HumanComparison {
        Require.notNegative(human, "human");
        Require.notNegative(n, "n");
        Require.probability(judgeAdvantage, "judgeAdvantage");
        Require.probability(humanAdvantage, "humanAdvantage");
        if ((result == Result.NOT_TESTED) == pValue.isPresent()) {
            throw new IllegalArgumentException("a tested human has a p-value, another has none, was " + result);
        }
    }

    /** d, the human's advantage minus the judge's, in [-1,1]. */
    public double meanDifference() {
        return humanAdvantage - judgeAdvantage;
    }

    public boolean isTested() {
        return result != Result.NOT_TESTED;
    }

    HumanComparison adjusted(double adjusted, double falseDiscoveryRate) {
        return new HumanComparison(
                human,
                n,
                judgeAdvantage,
                humanAdvantage,
                spread,
                statistic,
                pValue,
                OptionalDouble.of(adjusted),
                adjusted <= falseDiscoveryRate ? Result.JUDGE_WINS : Result.NOT_SHOWN);
    }
}
