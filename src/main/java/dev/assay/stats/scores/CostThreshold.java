package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import dev.assay.stats.Require;
import java.util.OptionalDouble;

/**
 * The threshold of least cost on the items at hand: pass where the probability reaches it.
 *
 * <p>All distinct probabilities are tried, and passing nothing; among equal costs the largest threshold wins, which passes fewest. It
 * needs no calibration. The cost on the items on which the threshold was chosen is too low: {@link ThresholdCost} gives an honest one.
 *
 * @param threshold empty: pass nothing
 * @param meanCost mean cost of an item on the items at hand; optimistic
 */
public record CostThreshold(OptionalDouble threshold, double meanCost) {

    public CostThreshold {
        Require.atLeastZero(meanCost, "mean cost");
    }

    /** Impossible without items. */
    public static Fit<CostThreshold> cheapest(Forecasts forecasts, DecisionCosts costs) {
        if (forecasts.size() == 0) {
            return Fit.impossible("no items", 0);
        }
        int[] order = forecasts.byProbability();
        long wronglyFailed = Math.round(forecasts.positiveShare() * forecasts.size());
        long wronglyPassed = 0;
        OptionalDouble best = OptionalDouble.empty();
        double lowest = cost(wronglyPassed, wronglyFailed, costs);
        for (int i = order.length - 1; i >= 0; i--) {
            wronglyFailed -= forecasts.isPositive(order[i]) ? 1 : 0;
            wronglyPassed += forecasts.isPositive(order[i]) ? 0 : 1;
            double reached = forecasts.probability(order[i]);
            boolean isLastOfItsValue = i == 0 || forecasts.probability(order[i - 1]) < reached;
            double cost = cost(wronglyPassed, wronglyFailed, costs);
            if (isLastOfItsValue && cost < lowest) {
                lowest = cost;
                best = OptionalDouble.of(reached);
            }
        }
        return Fit.found(new CostThreshold(best, lowest / forecasts.size()));
    }

    private static double cost(long wronglyPassed, long wronglyFailed, DecisionCosts costs) {
        return wronglyPassed * costs.falsePass() + wronglyFailed * costs.falseFail();
    }

    DecisionCosts.Decision decide(double probability) {
        return threshold.isPresent() && probability >= threshold.getAsDouble()
                ? DecisionCosts.Decision.PASS
                : DecisionCosts.Decision.FAIL;
    }
}
