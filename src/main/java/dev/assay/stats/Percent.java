package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * The share of items on which two raters agree, in [0,1]; against gold it is the accuracy.
 *
 * <p>sum w_i [gold_i = judge_i] / sum w_i. Undefined without pairs. It says nothing about chance: on a scale with a rare label a
 * constant judge scores high, so read {@link CohenKappa} beside it.
 *
 * <p>Interval: Wilson on the effective number of items (see {@code Trials}), right for weights and clusters only approximately.
 */
public final class Percent {

    private Percent() {}

    public static OptionalDouble value(ConfusionMatrix table) {
        double total = table.total();
        return total > 0 ? OptionalDouble.of(table.diagonal() / total) : OptionalDouble.empty();
    }

    /** Mean over units with two ratings or more of the share of their pairs of ratings that agree. */
    public static OptionalDouble value(Ratings ratings) {
        return value(ratings, Weighting.UNWEIGHTED);
    }

    /**
     * Mean over units with two ratings or more of the agreement of their pairs of ratings, with credit for near ones.
     * Undefined if there is no such unit.
     */
    public static OptionalDouble value(Ratings ratings, Weighting weighting) {
        return UnitAgreement.of(ratings, weighting.on(ratings.labels())).observed();
    }

    public static Estimate estimate(RatedPairs pairs, double confidenceLevel) {
        return trials(pairs).estimate("no pairs", confidenceLevel);
    }

    static Trials trials(RatedPairs pairs) {
        Trials trials = new Trials(pairs.design());
        for (int item = 0; item < pairs.size(); item++) {
            if (pairs.gold(item) == pairs.judge(item)) {
                trials.success(item);
            } else {
                trials.failure(item);
            }
        }
        return trials;
    }
}
