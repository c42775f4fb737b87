package dev.assay.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The area under the ROC curve: the chance that a positive item scores above a negative one, a tie counting half.
 *
 * <p>In [0,1], 0.5 for a score without information. It looks at the order of the scores only, not at their calibration, and not at
 * the threshold that will be used. Undefined where one class is missing.
 *
 * <p>Interval: Newcombe's ({@code AreaInterval}), with weights and clusters times a design effect ({@code WeightedArea}); none below ten
 * clusters. At an area of 0 or 1: {@code boundary}, the Clopper-Pearson bound of min(positives, negatives) successes in as many trials,
 * since that many disjoint pairs all came out the same (own rule; unweighted, unclustered items only). DeLong's variance serves the
 * comparison of two scores.
 *
 * <p>Sources: Newcombe 2006, doi 10.1002/sim.2324; DeLong, DeLong and Clarke-Pearson 1988, doi 10.2307/2531595; Sun and Xu 2014, doi
 * 10.1109/LSP.2014.2337313.
 */
public final class RocAuc {

    private RocAuc() {}

    public static OptionalDouble value(ScoredOutcomes outcomes) {
        RocSums sums = RocSums.of(outcomes);
        return RocSums.auc(sums.sums().total());
    }

    public static Estimate estimate(ScoredOutcomes outcomes, double confidenceLevel) {
        Require.confidenceLevel(confidenceLevel);
        Optional<Estimate> known = outcomes.design().isSimple()
                ? DeLong.of(outcomes)
                        .map(area -> Estimate.known(area.auc(), area.interval(confidenceLevel), outcomes.size()))
                : WeightedArea.of(outcomes)
                        .map(area -> Estimate.known(area.auc(), area.interval(confidenceLevel), outcomes.size()));
        return known.orElseGet(() -> Estimate.undefined("one class only", outcomes.size()));
    }

    /** DeLong's variance of the area; empty where it is undefined, or a class has one item. Weights and clusters are not seen. */
    public static OptionalDouble variance(ScoredOutcomes outcomes) {
        return DeLong.of(outcomes).map(DeLong::variance).orElse(OptionalDouble.empty());
    }

    /**
     * DeLong's test of two scores of the same unweighted, unclustered items.
     *
     * @throws IllegalArgumentException if the outcomes of the items differ
     * @return empty where an area or its variance is undefined, or the difference does not vary
     */
    public static Optional<AucDifference> compare(ScoredOutcomes first, ScoredOutcomes second) {
        return AucDifference.of(first, second);
    }
}
