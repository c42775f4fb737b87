package dev.assay.stats;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Cohen's kappa: agreement of two raters beyond what their own margins would give by chance.
 *
 * <p>kappa = (po - pe)/(1 - pe), po = sum w_ij p_ij, pe = sum w_ij r_i c_j, with p_ij the (weighted) share of items that the first
 * rater labels i and the second j, r and c its margins, and w the agreement weights over the full scale. 1 is perfect agreement,
 * 0 chance, negative values are reported as they are. Undefined without pairs and where pe = 1: both raters always use the same
 * one label.
 *
 * <p>A low kappa at high agreement comes from a rare label, not from a bug; show prevalence and {@link GwetAc} beside it.
 *
 * <p>Interval: BCa bootstrap over clusters, {@code boundary} under perfect agreement (see {@code ChanceCorrected}). The
 * large-sample standard error is 0 at kappa = 1 and therefore makes no interval here; it serves the planning of sample sizes.
 *
 * <p>Sources: Cohen 1960, doi 10.1177/001316446002000104; Cohen 1968, doi 10.1037/h0026256; variance Fleiss, Cohen and Everitt
 * 1969, doi 10.1037/h0028106.
 */
public final class CohenKappa {

    private static final ChanceAgreement CHANCE = (gold, judge, weights) -> {
        double expected = 0;
        for (int i = 0; i < gold.length; i++) {
            for (int j = 0; j < judge.length; j++) {
                expected += weights.of(i, j) * gold[i] * judge[j];
            }
        }
        return expected;
    };

    private CohenKappa() {}

    public static OptionalDouble value(ConfusionMatrix table, Weighting weighting) {
        return value(table, weighting.on(table.labels()));
    }

    /** With weights of the caller's own, such as {@link AgreementWeights#ofDisagreements}. */
    public static OptionalDouble value(ConfusionMatrix table, AgreementWeights weights) {
        return new ChanceCorrected(weights, CHANCE).value(table);
    }

    public static Estimate estimate(RatedPairs pairs, Weighting weighting, BootstrapPlan plan) {
        return new ChanceCorrected(weighting.on(pairs.labels()), CHANCE).estimate(pairs, plan);
    }

    /**
     * Large-sample standard error for unweighted items, n = the table's total: the square root of
     * [sum p_ij (w_ij(1-pe) - (wr_i + wc_j)(1-po))^2 - (po pe - 2 pe + po)^2] / (n (1-pe)^4) with wr_i = sum_j w_ij c_j and
     * wc_j = sum_i w_ij r_i. Undefined where kappa is.
     */
    public static OptionalDouble standardError(ConfusionMatrix table, Weighting weighting) {
        return ifDefined(table, weighting, KappaVariance::standardError);
    }

    /** The standard error if the raters were independent with the same margins; for a test of kappa = 0, never for an interval. */
    public static OptionalDouble nullStandardError(ConfusionMatrix table, Weighting weighting) {
        return ifDefined(table, weighting, KappaVariance::nullStandardError);
    }

    private static OptionalDouble ifDefined(
            ConfusionMatrix table, Weighting weighting, ToDoubleFunction<KappaVariance> error) {
        ChanceCorrected kappa = new ChanceCorrected(weighting.on(table.labels()), CHANCE);
        return kappa.value(table).isPresent()
                ? OptionalDouble.of(error.applyAsDouble(new KappaVariance(table, kappa)))
                : OptionalDouble.empty();
    }
}
