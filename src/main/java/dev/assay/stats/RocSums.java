package dev.assay.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The weight of positive and negative items at each distinct score, ascending, as sums over clusters. */
public final class RocSums {

    private final ClusterSums sums;

    private RocSums(ClusterSums sums) {
        this.sums = sums;
    }

    public static RocSums of(ScoredOutcomes outcomes) {
        double[] scores = outcomes.scores();
        double[] distinct = Arrays.stream(scores).sorted().distinct().toArray();
        ItemDesign design = outcomes.design();
        ClusterSums.Builder builder = ClusterSums.of(design.clusterCount(), Math.max(2, 2 * distinct.length));
        for (int item = 0; item < scores.length; item++) {
            int column = 2 * Arrays.binarySearch(distinct, scores[item]) + (outcomes.isPositive(item) ? 1 : 0);
            builder.add(design.cluster(item), column, design.weight(item));
        }
        return new RocSums(builder.build());
    }

    public ClusterSums sums() {
        return sums;
    }

    public static OptionalDouble auc(double[] sums) {
        double above = 0;
        double negatives = 0;
        double positives = 0;
        for (int score = 0; score < sums.length; score += 2) {
            above += sums[score + 1] * (negatives + sums[score] / 2);
            negatives += sums[score];
            positives += sums[score + 1];
        }
        double pairs = positives * negatives;
        return pairs > 0 ? OptionalDouble.of(above / pairs) : OptionalDouble.empty();
    }
}
