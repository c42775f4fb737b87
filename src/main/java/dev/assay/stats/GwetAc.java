package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * Gwet's AC1 (unweighted) and AC2 (weighted): agreement beyond chance that stays stable when one label is rare.
 *
 * <p>(pa - pe)/(1 - pe). pa is the mean over units with r_i &gt;= 2 ratings of sum_k n_ik (n*_ik - 1)/(r_i (r_i - 1)),
 * n*_ik = sum_l w_kl n_il; pi_k the mean over units with a rating of n_ik/r_i; pe = sum w_kl / (q (q-1)) sum pi_k (1 - pi_k). q counts
 * the labels of the full scale. Undefined for q = 1 and where no unit has two ratings. It is high whenever raw agreement is high
 * and margins are skewed, so it never replaces {@link CohenKappa}; show both.
 *
 * <p>Interval: BCa bootstrap over clusters, {@code boundary} under perfect agreement (see {@code ChanceCorrected}).
 *
 * <p>Source: Gwet 2008, doi 10.1348/000711006X126600; AC2 and missing ratings: Gwet, Handbook of Inter-Rater Reliability, 2014.
 */
public final class GwetAc {

    private static final ChanceAgreement CHANCE = ChanceAgreement.ofMeanMargin(GwetAc::expected);

    private static final String ONE_LABEL = "the scale has one label";

    private GwetAc() {}

    public static OptionalDouble value(ConfusionMatrix table, Weighting weighting) {
        return table.labels() == 1
                ? OptionalDouble.empty()
                : on(table.labels(), weighting).value(table);
    }

    /** Of any number of raters with missing ratings. */
    public static OptionalDouble value(Ratings ratings, Weighting weighting) {
        return ratings.labels() == 1
                ? OptionalDouble.empty()
                : new UnitCorrected(weighting.on(ratings.labels()), GwetAc::expected).value(ratings);
    }

    public static Estimate estimate(RatedPairs pairs, Weighting weighting, BootstrapPlan plan) {
        return pairs.labels() == 1
                ? Estimate.undefined(ONE_LABEL, pairs.size())
                : on(pairs.labels(), weighting).estimate(pairs, plan);
    }

    /** Of any number of raters with missing ratings; n counts the units with two ratings or more, the others are missing. */
    public static Estimate estimate(Ratings ratings, Weighting weighting, BootstrapPlan plan) {
        return ratings.labels() == 1
                ? Estimate.undefined(ONE_LABEL, ratings.size())
                : new UnitCorrected(weighting.on(ratings.labels()), GwetAc::expected).estimate(ratings, plan);
    }

    private static double expected(double[] margin, AgreementWeights weights) {
        double spread = 0;
        for (double share : margin) {
            spread += share * (1 - share);
        }
        return weights.sum() / ((double) margin.length * (margin.length - 1)) * spread;
    }

    private static ChanceCorrected on(int labels, Weighting weighting) {
        return new ChanceCorrected(weighting.on(labels), CHANCE);
    }
}
