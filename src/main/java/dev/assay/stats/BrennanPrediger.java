package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * The Brennan-Prediger coefficient: chance agreement is uniform over the scale, whatever the raters' margins.
 *
 * <p>(po - pe)/(1 - pe), pe = sum w_ij / q^2, that is 1/q without weights; q counts the labels of the full scale. Undefined without
 * pairs and for q = 1. It rises with every label that is added to the scale, used or not. Interval as for {@link CohenKappa}.
 *
 * <p>Source: Brennan and Prediger 1981, doi 10.1177/001316448104100307.
 */
public final class BrennanPrediger {

    private static final ChanceAgreement CHANCE = (gold, judge, weights) -> uniform(weights);

    private BrennanPrediger() {}

    public static OptionalDouble value(ConfusionMatrix table, Weighting weighting) {
        return new ChanceCorrected(weighting.on(table.labels()), CHANCE).value(table);
    }

    /** Of any number of raters with missing ratings: po is the mean agreement within units that have two ratings or more. */
    public static OptionalDouble value(Ratings ratings, Weighting weighting) {
        return new UnitCorrected(weighting.on(ratings.labels()), (margin, weights) -> uniform(weights)).value(ratings);
    }

    public static Estimate estimate(RatedPairs pairs, Weighting weighting, BootstrapPlan plan) {
        return new ChanceCorrected(weighting.on(pairs.labels()), CHANCE).estimate(pairs, plan);
    }

    private static double uniform(AgreementWeights weights) {
        return weights.sum() / ((double) weights.labels() * weights.labels());
    }
}
