package dev.assay.stats.scores;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.Estimate;
import dev.assay.stats.RocSums;
import dev.assay.stats.ScoredOutcomes;
import java.util.OptionalDouble;

/**
 * Average precision, the area under the steps of the precision-recall curve: sum over the distinct scores, from the highest, of (recall
 * gained) times (precision at or above that score).
 *
 * <p>In (0,1]; a score without information has about the share of positives, so sets of different prevalence do not compare. No line is
 * drawn between points, which would flatter. Undefined without a positive item.
 *
 * <p>Interval: BCa bootstrap over clusters; short where positives are few.
 *
 * <p>Source: Davis and Goadrich 2006, doi 10.1145/1143844.1143874 (why not to interpolate).
 */
public final class AveragePrecision {

    private AveragePrecision() {}

    public static OptionalDouble value(ScoredOutcomes outcomes) {
        return of(RocSums.of(outcomes).sums().total());
    }

    public static Estimate estimate(ScoredOutcomes outcomes, BootstrapPlan plan) {
        return ClusterBootstrap.estimate(
                RocSums.of(outcomes).sums(), AveragePrecision::of, outcomes.size(), "no positive item", plan);
    }

    /** Negative and positive weight by score, ascending. */
    private static OptionalDouble of(double[] sums) {
        double area = 0;
        double positives = 0;
        double all = 0;
        for (int score = sums.length - 2; score >= 0; score -= 2) {
            positives += sums[score + 1];
            all += sums[score] + sums[score + 1];
            area += sums[score + 1] == 0 ? 0 : sums[score + 1] * positives / all;
        }
        return positives > 0 ? OptionalDouble.of(area / positives) : OptionalDouble.empty();
    }
}
