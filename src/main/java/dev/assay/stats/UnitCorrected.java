package dev.assay.stats;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A coefficient (pa - pe)/(1 - pe) of any number of raters with missing ratings, pa and the margin as in {@link UnitAgreement}.
 *
 * <p>Its interval is the BCa bootstrap over clusters; under perfect agreement the {@code boundary} rule of {@link ChanceCorrected}
 * with the units that have two ratings as observations.
 */
record UnitCorrected(AgreementWeights weights, ChanceAgreement.MeanMargin chance) {

    OptionalDouble value(Ratings ratings) {
        return value(UnitAgreement.of(ratings, weights).sums().total());
    }

    private OptionalDouble value(double[] sums) {
        OptionalDouble observed = UnitAgreement.observed(sums);
        return observed.isPresent()
                ? ChanceCorrected.corrected(observed.getAsDouble(), expected(sums))
                : OptionalDouble.empty();
    }

    private double expected(double[] sums) {
        return chance.of(UnitAgreement.margin(sums), weights);
    }

    Estimate estimate(Ratings ratings, BootstrapPlan plan) {
        UnitAgreement units = UnitAgreement.of(ratings, weights);
        long n = units.pairable();
        if (n == 0) {
            return Estimate.undefined("no unit with two ratings", 0);
        }
        return ClusterBootstrap.distribution(units.sums(), this::value, plan)
                .<Estimate>map(distribution -> new Estimate.Known(
                        distribution.value(),
                        distribution.intervalOr(() -> atTheBoundary(ratings, units, plan), plan.confidenceLevel()),
                        n,
                        OptionalLong.of(ratings.size() - n)))
                .orElseGet(() -> Estimate.undefined("one class only", n));
    }

    private Interval atTheBoundary(Ratings ratings, UnitAgreement units, BootstrapPlan plan) {
        double[] sums = units.sums().total();
        if (!units.isPerfect()) {
            return Interval.none("all resamples give the same value");
        }
        Trials agreeing = new Trials(ratings.design());
        for (int unit = 0; unit < ratings.size(); unit++) {
            if (ratings.rated(unit) > 1) {
                agreeing.success(unit);
            }
        }
        return ChanceCorrected.boundary(agreeing.effective(), expected(sums), plan.confidenceLevel())
                .withClusters(ratings.design().clusterCount());
    }
}
