package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * Matthews correlation of two raters on any number of labels: the correlation of their indicator variables.
 *
 * <p>With s items, c of them agreeing, t_k and p_k the items that the first and second rater labels k:
 * (c s - sum t_k p_k)/sqrt((s^2 - sum p_k^2)(s^2 - sum t_k^2)), in [-1,1]. Undefined without pairs and where either rater is constant;
 * other tools answer 0 there. It ignores the order of an ordinal scale.
 *
 * <p>Interval: BCa bootstrap over clusters.
 *
 * <p>Source: Gorodkin 2004, doi 10.1016/j.compbiolchem.2004.09.006.
 */
public final class MatthewsCorrelation {

    private MatthewsCorrelation() {}

    public static OptionalDouble value(ConfusionMatrix table) {
        double total = table.total();
        double products = 0;
        double gold = 1;
        double judge = 1;
        for (int label = 0; label < table.labels() && total > 0; label++) {
            double goldShare = table.goldTotal(label) / total;
            double judgeShare = table.judgeTotal(label) / total;
            products += goldShare * judgeShare;
            gold -= goldShare * goldShare;
            judge -= judgeShare * judgeShare;
        }
        return isConstant(gold) || isConstant(judge) || total == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((table.diagonal() / total - products) / Math.sqrt(gold * judge));
    }

    private static boolean isConstant(double spread) {
        return spread <= 1e-12;
    }

    public static Estimate estimate(RatedPairs pairs, BootstrapPlan plan) {
        return ClusterBootstrap.estimate(
                pairs, MatthewsCorrelation::value, pairs.size() == 0 ? "no pairs" : "one class only", plan);
    }
}
