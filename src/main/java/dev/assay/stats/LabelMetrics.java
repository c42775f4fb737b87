package dev.assay.stats;

import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * How well one rater finds the labels of the reference, label by label, or positive against negative labels.
 *
 * <p>With tp, fp, fn the (weighted) true positives, false positives and misses of a label: precision tp/(tp+fp), recall tp/(tp+fn),
 * F1 2tp/(2tp+fp+fn). Sensitivity is the share of truly positive items that are judged positive, specificity the share of truly
 * negative ones judged negative; positive is a defect (see {@link PositiveLabels}), so tools that take positive = pass have the two
 * exchanged. A denominator of 0 is undefined: such labels are left out of averages, not counted as 0.
 *
 * <p>Interval: Wilson on the effective number of items, F1 by the BCa bootstrap over clusters.
 */
public final class LabelMetrics {

    private LabelMetrics() {}

    /** Items whose reference label is this one. */
    public static long support(RatedPairs pairs, int label) {
        long support = 0;
        for (int item = 0; item < pairs.size(); item++) {
            support += pairs.gold(item) == label ? 1 : 0;
        }
        return support;
    }

    public static OptionalDouble precision(ConfusionMatrix table, int label) {
        return ratio(table.count(label, label), table.judgeTotal(label));
    }

    public static OptionalDouble recall(ConfusionMatrix table, int label) {
        return ratio(table.count(label, label), table.goldTotal(label));
    }

    public static OptionalDouble f1(ConfusionMatrix table, int label) {
        return ratio(2 * table.count(label, label), table.goldTotal(label) + table.judgeTotal(label));
    }

    private static OptionalDouble ratio(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }

    public static Estimate precision(RatedPairs pairs, int label, double confidenceLevel) {
        Trials trials = new Trials(pairs.design());
        for (int item = 0; item < pairs.size(); item++) {
            if (pairs.judge(item) == label) {
                count(trials, item, pairs.gold(item), gold -> gold == label);
            }
        }
        return trials.estimate("label never given by the judge", confidenceLevel);
    }

    public static Estimate recall(RatedPairs pairs, int label, double confidenceLevel) {
        return hits(pairs, gold -> gold == label, "label not in the gold", confidenceLevel);
    }

    public static Estimate f1(RatedPairs pairs, int label, BootstrapPlan plan) {
        return ClusterBootstrap.estimate(
                pairs, table -> f1(table, label), "label neither in the gold nor given by the judge", plan);
    }

    public static Estimate sensitivity(RatedPairs pairs, PositiveLabels positives, double confidenceLevel) {
        return hits(pairs, positives::isPositive, "no positive item", confidenceLevel);
    }

    public static Estimate specificity(RatedPairs pairs, PositiveLabels positives, double confidenceLevel) {
        return hits(pairs, positives::isNegative, "no negative item", confidenceLevel);
    }

    /** Of the items whose gold is of a kind, the share whose judge label is of that kind too. */
    private static Estimate hits(RatedPairs pairs, IntPredicate kind, String whyUndefined, double confidenceLevel) {
        Trials trials = new Trials(pairs.design());
        for (int item = 0; item < pairs.size(); item++) {
            if (kind.test(pairs.gold(item))) {
                count(trials, item, pairs.judge(item), kind);
            }
        }
        return trials.estimate(whyUndefined, confidenceLevel);
    }

    private static void count(Trials trials, int item, int label, IntPredicate success) {
        if (success.test(label)) {
            trials.success(item);
        } else {
            trials.failure(item);
        }
    }
}
