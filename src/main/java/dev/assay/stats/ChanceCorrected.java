package dev.assay.stats;

import java.util.OptionalDouble;

/**
 * A coefficient (po - pe)/(1 - pe) of two raters, with po = sum w_ij p_ij the observed and pe the chance agreement.
 *
 * <p>Its interval is the BCa bootstrap over clusters. Under perfect agreement every resample gives 1, so the interval is
 * [(L - pe)/(1 - pe), 1], at least -1, with L the Clopper-Pearson lower bound of the share of agreeing items, method {@code boundary} (own
 * rule; pe is taken as known, so the bound is a little too high where a label is rare).
 */
record ChanceCorrected(AgreementWeights weights, ChanceAgreement chance) {

    /** 1 - pe below this is rounding: both raters are constant on one label. */
    private static final double NO_ROOM = 1e-12;

    /** Empty for an empty table, or where chance agreement is already complete. */
    OptionalDouble value(ConfusionMatrix table) {
        if (table.labels() != weights.labels()) {
            throw new IllegalArgumentException(
                    "weights are for " + weights.labels() + " labels, the table has " + table.labels());
        }
        return table.total() > 0 ? corrected(observed(table), expected(table)) : OptionalDouble.empty();
    }

    static OptionalDouble corrected(double observed, double expected) {
        return 1 - expected > NO_ROOM
                ? OptionalDouble.of((observed - expected) / (1 - expected))
                : OptionalDouble.empty();
    }

    double observed(ConfusionMatrix table) {
        double credit = 0;
        for (int gold = 0; gold < table.labels(); gold++) {
            for (int judge = 0; judge < table.labels(); judge++) {
                credit += weights.of(gold, judge) * table.count(gold, judge);
            }
        }
        return credit / table.total();
    }

    double expected(ConfusionMatrix table) {
        double total = table.total();
        double[] gold = new double[table.labels()];
        double[] judge = new double[table.labels()];
        for (int label = 0; label < gold.length; label++) {
            gold[label] = table.goldTotal(label) / total;
            judge[label] = table.judgeTotal(label) / total;
        }
        return chance.of(gold, judge, weights);
    }

    Estimate estimate(RatedPairs pairs, BootstrapPlan plan) {
        if (pairs.size() == 0) {
            return Estimate.undefined("no pairs", 0);
        }
        return ClusterBootstrap.distribution(pairs, this::value, plan)
                .map(distribution -> Estimate.known(
                        distribution.value(),
                        distribution.intervalOr(() -> atTheBoundary(pairs, plan), plan.confidenceLevel()),
                        pairs.size()))
                .orElseGet(() -> Estimate.undefined("one class only", pairs.size()));
    }

    private Interval atTheBoundary(RatedPairs pairs, BootstrapPlan plan) {
        ConfusionMatrix table = pairs.table();
        if (table.diagonal() < table.total()) {
            return Interval.none("all resamples give the same value");
        }
        double effective = Percent.trials(pairs).effective();
        return boundary(effective, expected(table), plan.confidenceLevel()).withClusters(pairs.clusters());
    }

    /** The interval of a coefficient whose raters agree everywhere, on so many independent observations. */
    static Interval.Bounds boundary(double effective, double expected, double confidenceLevel) {
        double agreement =
                ClopperPearson.of(effective, effective, confidenceLevel).lower();
        double lower = Math.max(-1, (agreement - expected) / (1 - expected));
        return Interval.of(lower, 1, confidenceLevel, IntervalMethod.BOUNDARY);
    }
}
