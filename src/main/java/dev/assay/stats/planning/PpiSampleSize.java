package dev.assay.stats.planning;

import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import java.util.OptionalLong;

/**
 * How to split effort between gold and predictions for a prediction-powered mean.
 *
 * <p>With correlation r of gold and predictions, n items with gold and N without are worth
 * n0 = n(n+N)/(n + (1-r^2)N) = 1/((1-r^2)/n + r^2/(n+N)) items with gold alone. At costs c_y per gold label and c_f per prediction
 * (gold items need one too) the cost n c_y + (n+N) c_f is least for a given n0, and n0 largest for a given cost, at
 * n : n+N = sqrt((1-r^2)/c_y) : |r|/sqrt(c_f). Where gold alone is worth as much, no prediction is bought. Whole numbers are rounded
 * each for itself, so that the cost may exceed a budget by half a label.
 *
 * <p>Source: Broska, Howes and van Loon 2025, Sociological Methods and Research; estimator: arXiv 2311.01453. The correlation is a pilot's and
 * uncertain; buy at least {@value #LEAST_GOLD} gold labels in any case.
 */
public final class PpiSampleSize {

    /** A pilot's variances are not to be trusted for fewer. */
    public static final int LEAST_GOLD = 30;

    private PpiSampleSize() {}

    /**
     * What a prediction-powered sample would hold.
     *
     * @param gold n
     * @param unlabelled N
     * @param cost of both, in the unit of the prices
     * @param effective n0, not rounded
     */
    public record Purchase(long gold, long unlabelled, double cost, double effective) {}

    /** n0. */
    public static double effective(long gold, long unlabelled, double correlation) {
        requireCorrelation(correlation);
        Require.notNegative(gold, "gold");
        Require.notNegative(unlabelled, "unlabelled");
        double noise = 1 - correlation * correlation;
        double n = gold;
        return n == 0 ? 0 : n * (n + unlabelled) / (n + noise * unlabelled);
    }

    /**
     * The largest n0 for a budget.
     *
     * @param correlation of gold and predictions, in (-1,1)
     * @param goldPrice c_y, above 0
     * @param predictionPrice c_f, above 0
     * @param budget in the unit of the prices, at least one gold price
     */
    public static Purchase forBudget(double correlation, double goldPrice, double predictionPrice, double budget) {
        Mix mix = Mix.of(correlation, goldPrice, predictionPrice);
        if (!(budget >= goldPrice) || Double.isInfinite(budget)) {
            throw new IllegalArgumentException("budget must be finite and at least one gold price, was " + budget);
        }
        return mix.isWorthIt() ? mix.purchase(budget / mix.costPerGold()) : mix.goldOnly(budget / goldPrice);
    }

    /** The least cost for a given n0, above 0. */
    public static Purchase forEffective(
            double correlation, double goldPrice, double predictionPrice, double effective) {
        Mix mix = Mix.of(correlation, goldPrice, predictionPrice);
        if (!(effective > 0) || Double.isInfinite(effective)) {
            throw new IllegalArgumentException("effective must be finite and above 0, was " + effective);
        }
        return mix.isWorthIt() ? mix.purchase(effective / mix.worthPerGold()) : mix.goldOnly(effective);
    }

    /**
     * How many gold labels bring the half-width of the interval down to a wish: n = z^2 s^2/(w^2 - z^2 l^2 s_f^2/N), rounded up, at least
     * {@value #LEAST_GOLD}; empty if the predictions on N items alone are less exact than that.
     *
     * @param halfWidth w, above 0
     * @param residualDeviation s of Y - lambda F, from a pilot
     * @param predictedDeviation l s_f: lambda times the deviation of the predictions
     * @param unlabelled N, at least 1
     */
    public static OptionalLong goldForHalfWidth(
            double halfWidth,
            double residualDeviation,
            double predictedDeviation,
            long unlabelled,
            double confidenceLevel) {
        if (!(halfWidth > 0 && residualDeviation >= 0 && predictedDeviation >= 0) || unlabelled < 1) {
            throw new IllegalArgumentException(
                    "halfWidth must be above 0, deviations at least 0 and unlabelled at least 1, was " + halfWidth
                            + ", " + residualDeviation + ", " + predictedDeviation + " and " + unlabelled);
        }
        double z = StandardNormal.twoSided(Require.confidenceLevel(confidenceLevel));
        double left = halfWidth * halfWidth / (z * z) - predictedDeviation * predictedDeviation / unlabelled;
        double n = residualDeviation * residualDeviation / left;
        return left > 0 && n < Long.MAX_VALUE
                ? OptionalLong.of(Math.max(LEAST_GOLD, (long) Math.ceil(n - 1e-9)))
                : OptionalLong.empty();
    }

    private static void requireCorrelation(double correlation) {
        if (!(correlation > -1 && correlation < 1)) {
            throw new IllegalArgumentException("correlation must be in (-1,1), was " + correlation);
        }
    }

    /** The best proportions: so many predictions, its own included, per gold label. */
    private record Mix(double correlation, double goldPrice, double predictionPrice, double predictionsPerGold) {

        static Mix of(double correlation, double goldPrice, double predictionPrice) {
            requireCorrelation(correlation);
            if (!(goldPrice > 0 && predictionPrice > 0)
                    || Double.isInfinite(goldPrice)
                    || Double.isInfinite(predictionPrice)) {
                throw new IllegalArgumentException(
                        "prices must be finite and above 0, was " + goldPrice + " and " + predictionPrice);
            }
            double square = correlation * correlation;
            double ratio = Math.sqrt(square * goldPrice / ((1 - square) * predictionPrice));
            return new Mix(correlation, goldPrice, predictionPrice, ratio);
        }

        double costPerGold() {
            return goldPrice + predictionsPerGold * predictionPrice;
        }

        double worthPerGold() {
            double square = correlation * correlation;
            return 1 / (1 - square + square / predictionsPerGold);
        }

        boolean isWorthIt() {
            return predictionsPerGold > 1 && worthPerGold() / costPerGold() > 1 / goldPrice;
        }

        Purchase purchase(double gold) {
            long n = Math.round(gold);
            long unlabelled = Math.round(gold * (predictionsPerGold - 1));
            double cost = n * goldPrice + (n + unlabelled) * predictionPrice;
            return new Purchase(n, unlabelled, cost, effective(n, unlabelled, correlation));
        }

        Purchase goldOnly(double gold) {
            long n = Math.round(gold);
            return new Purchase(n, 0, n * goldPrice, n);
        }
    }
}
