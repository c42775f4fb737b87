package dev.assay.stats.scores;

import dev.assay.stats.Require;
import java.util.OptionalDouble;

/**
 * What a wrong decision costs, in any one unit; positive here is an item that deserves to pass.
 *
 * <p>With p the calibrated probability that an item deserves to pass, passing it costs falsePass (1 - p) on average and failing it
 * falseFail p. So pass exactly where p reaches falsePass/(falsePass + falseFail), and ask a human where even the cheaper of the two costs
 * more than the human does. It presumes calibrated probabilities; a human is taken to be right.
 *
 * <p>Source: Elkan 2001, The foundations of cost-sensitive learning, IJCAI.
 *
 * @param falsePass cost of passing an item that deserves to fail, above 0
 * @param falseFail cost of failing an item that deserves to pass, above 0
 * @param human cost of asking a human, at least 0; empty where there is none to ask
 */
public record DecisionCosts(double falsePass, double falseFail, OptionalDouble human) {

    /** What to do with an item. */
    public enum Decision {
        PASS,
        FAIL,
        ESCALATE
    }

    public DecisionCosts {
        requirePositive(falsePass, "falsePass");
        requirePositive(falseFail, "falseFail");
        human.ifPresent(cost -> Require.atLeastZero(cost, "human"));
    }

    public static DecisionCosts of(double falsePass, double falseFail) {
        return new DecisionCosts(falsePass, falseFail, OptionalDouble.empty());
    }

    public DecisionCosts withHuman(double cost) {
        return new DecisionCosts(falsePass, falseFail, OptionalDouble.of(cost));
    }

    private static void requirePositive(double cost, String name) {
        if (!(cost > 0) || Double.isInfinite(cost)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, was " + cost);
        }
    }

    /** The probability from which on passing is the cheaper decision. */
    public double threshold() {
        return falsePass / (falsePass + falseFail);
    }

    /** @param probability calibrated, in [0,1] */
    public Decision decide(double probability) {
        Require.probability(probability, "probability");
        double cheaper = Math.min(falsePass * (1 - probability), falseFail * probability);
        if (human.isPresent() && cheaper > human.getAsDouble()) {
            return Decision.ESCALATE;
        }
        return probability >= threshold() ? Decision.PASS : Decision.FAIL;
    }

    /** What a decision cost in hindsight. */
    double incurred(Decision decision, LabelledScores items, int item) {
        if (decision == Decision.ESCALATE) {
            return human.orElseThrow();
        }
        boolean passes = decision == Decision.PASS;
        if (passes == items.isPositive(item)) {
            return 0;
        }
        return passes ? falsePass : falseFail;
    }
}
