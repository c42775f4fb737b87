package dev.assay.stats.influence;

import dev.assay.stats.Fit;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.Logit;
import dev.assay.stats.Require;
import java.util.Arrays;

/**
 * What each item does to a logistic regression, in closed form, from one fit instead of as many as there are items.
 *
 * <p>With p the fitted probability, W = p(1-p), C = (X'WX)^-1 and k columns: leverage h_i = W_i x_i'C x_i; log odds without the item eta_i
 * - (h_i/W_i)(y_i - p_i)/(1 - h_i); suspicion = -ln of the probability that this gives to the item's own label; Cook's distance (y_i -
 * p_i)^2 h_i / (W_i (1 - h_i)^2 k); dfbeta C x_i (y_i - p_i)/(1 - h_i), the coefficients with less those without the item, by one Newton
 * step. Probabilities without the item are approximate, worst for items of high leverage.
 *
 * <p>Suspicion is a queue for people to look again at a label, never a reason to change or drop one: a rare but true item looks just the
 * same. Impossible where the fit is (separation, dependent columns) and where a leverage reaches 1, so that an item alone decides a
 * coefficient. Items weigh 1; clusters are not seen, so each item of a group vouches for the others.
 *
 * <p>Sources: Pregibon 1981, doi 10.1214/aos/1176345513; Cook 1977, doi 10.1080/00401706.1977.10489493.
 */
public final class LogisticInfluence {

    /** A leverage this close to 1 leaves nothing to divide by. */
    private static final double FULL_LEVERAGE = 1 - 1e-9;

    private final LogisticFit fit;
    private final double[][] x;
    private final double[] labels;
    private final double[] leverage;

    private LogisticInfluence(LogisticFit fit, double[][] x, double[] labels) {
        this.fit = fit;
        this.x = x;
        this.labels = labels;
        double[][] covariance = fit.covariance();
        this.leverage = new double[x.length];
        Arrays.setAll(leverage, item -> spread(item) * product(x[item], times(covariance, x[item])));
    }

    /**
     * @param x one row per item, with a column of ones where there is an intercept, finite
     * @param positive one per item
     */
    public static Fit<LogisticInfluence> of(double[][] x, boolean[] positive) {
        Require.sameLength(x.length, positive.length, "positive");
        double[] labels = new double[positive.length];
        Arrays.setAll(labels, item -> positive[item] ? 1 : 0);
        double[][] rows = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        return LogisticFit.of(rows, labels)
                .map(fit -> new LogisticInfluence(fit, rows, labels))
                .then(LogisticInfluence::unlessDecidedByOne);
    }

    private Fit<LogisticInfluence> unlessDecidedByOne() {
        return Arrays.stream(leverage).anyMatch(h -> h >= FULL_LEVERAGE)
                ? Fit.impossible("an item alone decides a coefficient", x.length)
                : Fit.found(this);
    }

    /** The regression on all items. */
    public LogisticFit fit() {
        return fit;
    }

    /** In [0,1); they add up to the number of columns. */
    public double leverage(int item) {
        return leverage[item];
    }

    /** The probability of a positive label that a fit without the item would give it, in (0,1). */
    public double probabilityWithout(int item) {
        return Logit.inverse(logOddsWithout(item));
    }

    private double logOddsWithout(int item) {
        return fit.logOdds(item) - leverage[item] / spread(item) * residual(item) / (1 - leverage[item]);
    }

    /** The surprise of the item's own label to a fit without it, in nats, at least 0. */
    public double suspicion(int item) {
        double logOdds = logOddsWithout(item);
        return Logit.logOnePlusExp(labels[item] == 1 ? -logOdds : logOdds);
    }

    /** How far the fitted log odds of all items move without this one, per column and in units of their variance; at least 0. */
    public double cooksDistance(int item) {
        double rest = 1 - leverage[item];
        double pearson = residual(item) * residual(item) / spread(item);
        return pearson * leverage[item] / (rest * rest * x[item].length);
    }

    /** The coefficients with the item less those without it, one per column. */
    public double[] dfbeta(int item) {
        double[] dfbeta = times(fit.covariance(), x[item]);
        Arrays.setAll(dfbeta, j -> dfbeta[j] * residual(item) / (1 - leverage[item]));
        return dfbeta;
    }

    /** All items, the most suspect first. */
    public int[] bySuspicion() {
        double[] suspicion = new double[x.length];
        Arrays.setAll(suspicion, this::suspicion);
        return SuspicionRanking.descending(suspicion);
    }

    private double residual(int item) {
        return labels[item] - fit.probability(item);
    }

    private double spread(int item) {
        double logOdds = fit.logOdds(item);
        return Logit.inverse(logOdds) * Logit.inverse(-logOdds);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix).mapToDouble(row -> product(row, vector)).toArray();
    }

    private static double product(double[] first, double[] second) {
        double sum = 0;
        for (int j = 0; j < first.length; j++) {
            sum += first[j] * second[j];
        }
        return sum;
    }
}
