package dev.assay.stats;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Fleiss' kappa: agreement of a fixed number m of ratings per unit beyond chance, whoever the raters were.
 *
 * <p>(Pbar - pe)/(1 - pe) over n units, Pbar = (sum n_ik^2 - nm)/(nm(m-1)), pe = sum p_k^2 with p_k the share of label k among all
 * ratings. Undefined without a unit rated twice, where only one label is in use, and where units have different numbers of ratings
 * (use {@link KrippendorffAlpha} or {@link GwetAc}). Units without any rating are left out.
 *
 * <p>Interval: BCa bootstrap over clusters of units, {@code boundary} under perfect agreement. The z values below are tests of no
 * agreement; their standard error holds only there and must not make an interval (Gwet 2021, PMC8243202).
 *
 * <p>Sources: Fleiss 1971, doi 10.1037/h0031619; z: Fleiss, Nee and Landis 1979, doi 10.1037/0033-2909.86.5.974.
 */
public final class FleissKappa {

    private static final ChanceAgreement.MeanMargin CHANCE = (margin, weights) -> IntStream.range(0, margin.length)
            .mapToDouble(label -> margin[label] * margin[label])
            .sum();

    private FleissKappa() {}

    public static OptionalDouble value(Ratings ratings) {
        return ratingsPerUnit(ratings) < 2
                ? OptionalDouble.empty()
                : on(ratings).value(ratings);
    }

    /**
     * Kappa of one label against all others: 1 - sum_i n_ik(m - n_ik)/(nm(m-1) p_k(1-p_k)). Also undefined where the label is never
     * or always used.
     */
    public static OptionalDouble value(Ratings ratings, int label) {
        return value(ratings.against(label));
    }

    public static Estimate estimate(Ratings ratings, BootstrapPlan plan) {
        int perUnit = ratingsPerUnit(ratings);
        if (perUnit == UNEQUAL) {
            return Estimate.undefined("units have different numbers of ratings", ratings.size());
        }
        return on(ratings).estimate(ratings, plan);
    }

    /** Kappa over its standard error if there is no agreement beyond chance; undefined where kappa is. */
    public static OptionalDouble z(Ratings ratings) {
        OptionalDouble kappa = value(ratings);
        if (kappa.isEmpty()) {
            return OptionalDouble.empty();
        }
        double spread = 0;
        double skewness = 0;
        double[] margin = UnitAgreement.of(ratings, Weighting.UNWEIGHTED.on(ratings.labels()))
                .margin();
        for (double share : margin) {
            spread += share * (1 - share);
            skewness += share * (1 - share) * (1 - 2 * share);
        }
        double variance = 2 * (spread * spread - skewness) / (ratingPairs(ratings) * spread * spread);
        return variance > 0 ? OptionalDouble.of(kappa.getAsDouble() / Math.sqrt(variance)) : OptionalDouble.empty();
    }

    /** The z of one label's kappa. */
    public static OptionalDouble z(Ratings ratings, int label) {
        OptionalDouble kappa = value(ratings, label);
        return kappa.isPresent()
                ? OptionalDouble.of(kappa.getAsDouble() * Math.sqrt(ratingPairs(ratings) / 2))
                : OptionalDouble.empty();
    }

    /** n m (m-1). */
    private static double ratingPairs(Ratings ratings) {
        double perUnit = ratingsPerUnit(ratings);
        long units = IntStream.range(0, ratings.size())
                .filter(unit -> ratings.rated(unit) > 0)
                .count();
        return units * perUnit * (perUnit - 1);
    }

    private static final int UNEQUAL = -1;

    /** m, 0 without ratings, or {@link #UNEQUAL}. */
    private static int ratingsPerUnit(Ratings ratings) {
        int[] distinct = IntStream.range(0, ratings.size())
                .map(ratings::rated)
                .filter(rated -> rated > 0)
                .distinct()
                .toArray();
        return distinct.length > 1 ? UNEQUAL : distinct.length == 0 ? 0 : distinct[0];
    }

    private static UnitCorrected on(Ratings ratings) {
        return new UnitCorrected(Weighting.UNWEIGHTED.on(ratings.labels()), CHANCE);
    }
}
