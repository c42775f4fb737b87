package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * Scott's pi: as {@link CohenKappa}, but chance agreement comes from the mean of both margins.
 *
 * <p>pi = (po - pe)/(1 - pe), po = sum p_ii, pe = sum ((r_k + c_k)/2)^2. Undefined without pairs and where only one label is in use.
 * It presumes that both raters share one label distribution, so a judge with another bias than the humans lowers it less clearly
 * than kappa. Interval as for kappa.
 *
 * <p>Source: Scott 1955, doi 10.1086/266577.
 */
public final class ScottPi {

    private static final ChanceAgreement CHANCE = ChanceAgreement.ofMeanMargin((margin, weights) -> {
        double expected = 0;
        for (double share : margin) {
            expected += share * share;
        }
        return expected;
    });

    private ScottPi() {}

    public static OptionalDouble value(ConfusionMatrix table) {
        return on(table.labels()).value(table);
    }

    public static Estimate estimate(RatedPairs pairs, BootstrapPlan plan) {
        return on(pairs.labels()).estimate(pairs, plan);
    }

    private static ChanceCorrected on(int labels) {
        return new ChanceCorrected(Weighting.UNWEIGHTED.on(labels), CHANCE);
    }
}
