package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.Logit;
import dev.assay.stats.Require;
import java.util.Arrays;

/**
 * Beta calibration: 1/(1 + exp(-(a ln s - b ln(1-s) + c))) of the clipped score, a and b at least 0, so that it never falls. With a = b
 * it is Platt's map on log odds; a and b apart bend the two ends differently.
 *
 * <p>Fitted by maximum likelihood; a negative a or b is dropped (the more negative one first) and the rest fitted again. Where the
 * likelihood has no maximum the targets of {@link PlattMap} take the place of the labels (own rule). Impossible with one class only and
 * where all scores are equal.
 *
 * <p>Source: Kull, Silva Filho and Flach 2017, doi 10.1214/17-EJS1338SI.
 *
 * @param a weight of ln s, at least 0
 * @param b weight of -ln(1-s), at least 0
 * @param c intercept, finite
 */
public record BetaMap(double a, double b, double c) implements CalibrationMap {

    public BetaMap {
        Require.atLeastZero(a, "a");
        Require.atLeastZero(b, "b");
        Require.finite(c, "c");
    }

    public static Fit<BetaMap> fit(LabelledScores items) {
        if (Columns.isConstant(items.logOdds())) {
            return Fit.impossible("all scores are equal", items.size());
        }
        double[] labels = items.targets();
        double[] soft = items.softTargets();
        Fit<BetaMap> sharp = fit(items, labels);
        return sharp.model().isPresent() ? sharp : fit(items, soft);
    }

    private static Fit<BetaMap> fit(LabelledScores items, double[] targets) {
        double[] ones = Columns.ones(items.size());
        double[] rise = items.logScores();
        double[] fall = items.minusLogRest();
        Fit<BetaMap> onlyRise = LogisticFit.of(Columns.beside(ones, rise), targets)
                .map(line -> nonNegative(line.coefficients()[1], 0, line.coefficients()[0], targets));
        Fit<BetaMap> onlyFall = LogisticFit.of(Columns.beside(ones, fall), targets)
                .map(line -> nonNegative(0, line.coefficients()[1], line.coefficients()[0], targets));
        return LogisticFit.of(Columns.beside(ones, rise, fall), targets).then(plane -> {
            double a = plane.coefficients()[1];
            double b = plane.coefficients()[2];
            if (a >= 0 && b >= 0) {
                return Fit.found(new BetaMap(a, b, plane.coefficients()[0]));
            }
            return a < b ? onlyFall : onlyRise;
        });
    }

    /** The constant map at the share of positives where the one term left is negative too. */
    private static BetaMap nonNegative(double a, double b, double c, double[] targets) {
        double share = Arrays.stream(targets).average().orElse(0.5);
        return a < 0 || b < 0 ? new BetaMap(0, 0, LabelledScores.logOdds(share)) : new BetaMap(a, b, c);
    }

    @Override
    public double probability(double score) {
        double clipped = LabelledScores.clip(score);
        return Logit.inverse(a * Math.log(clipped) - b * Math.log1p(-clipped) + c);
    }
}
