package dev.assay.stats.scores;

import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.value;
import static dev.assay.stats.Estimates.whyImpossible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.scores.DecisionCosts.Decision;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(1);

    @Test
    void passing_is_cheaper_from_the_cost_ratio_on() {
        DecisionCosts costs = DecisionCosts.of(3, 1);

        assertThat(costs.threshold()).isEqualTo(0.75);
        assertThat(costs.decide(0.75)).isEqualTo(Decision.PASS);
        assertThat(costs.decide(0.7499)).isEqualTo(Decision.FAIL);
    }

    @Test
    void a_human_is_asked_where_both_decisions_cost_more_than_the_human() {
        // At p = .6 passing costs 3 x .4 = 1.2 and failing .6; the human .5. At .75 both cost .75. At .4 failing costs
        // .4.
        DecisionCosts costs = DecisionCosts.of(3, 1).withHuman(0.5);

        assertThat(costs.decide(0.6)).isEqualTo(Decision.ESCALATE);
        assertThat(costs.decide(0.75)).isEqualTo(Decision.ESCALATE);
        assertThat(costs.decide(0.4)).isEqualTo(Decision.FAIL);
        assertThat(costs.decide(0.9)).isEqualTo(Decision.PASS);
    }

    @Test
    void a_human_who_costs_no_less_is_never_asked() {
        DecisionCosts costs = DecisionCosts.of(1, 1).withHuman(0.5);

        for (int step = 0; step <= 100; step++) {
            assertThat(costs.decide(step / 100.0)).isNotEqualTo(Decision.ESCALATE);
        }
    }

    @Test
    void a_decision_without_cost_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionCosts.of(0, 1))
                .withMessage("falsePass must be finite and above 0, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionCosts.of(1, Double.POSITIVE_INFINITY))
                .withMessage("falseFail must be finite and above 0, was Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionCosts.of(1, 1).withHuman(-0.1))
                .withMessage("human must be finite and at least 0, was -0.1");
    }

    @Test
    void among_equal_costs_the_largest_threshold_wins() {
        // From .9 on: one wrong (the .2); from .2 on: one wrong (the .5). Nothing passed: two wrong.
        CostThreshold threshold = cheapest(new double[] {0.9, 0.5, 0.2}, 1, 0, 1);

        assertThat(threshold.threshold()).hasValue(0.9);
        assertThat(threshold.meanCost()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void equal_scores_pass_or_fail_together() {
        // At .5 two positive and one negative: passing all three costs 1, none 2; a cut inside would cost 0.
        CostThreshold threshold = cheapest(new double[] {0.5, 0.5, 0.5}, 0, 1, 1);

        assertThat(threshold.threshold()).hasValue(0.5);
        assertThat(threshold.meanCost()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void nothing_passes_where_nothing_deserves_to() {
        CostThreshold threshold = cheapest(new double[] {0.9, 0.5}, 0, 0);

        assertThat(threshold.threshold()).isEmpty();
        assertThat(threshold.meanCost()).isZero();
    }

    @Test
    void the_two_kinds_of_error_cost_what_they_cost() {
        // Passing nothing fails the .8 wrongly, from .9 on both are wrong, from .8 on only the .9.
        Forecasts forecasts = Forecasts.uncalibrated(SomeScores.ungrouped(new double[] {0.9, 0.8}, 0, 1));

        CostThreshold dearPass = CostThreshold.cheapest(forecasts, DecisionCosts.of(3, 1))
                .model()
                .orElseThrow();
        CostThreshold dearFail = CostThreshold.cheapest(forecasts, DecisionCosts.of(1, 3))
                .model()
                .orElseThrow();

        assertThat(dearPass).isEqualTo(new CostThreshold(OptionalDouble.empty(), 0.5));
        assertThat(dearFail).isEqualTo(new CostThreshold(OptionalDouble.of(0.8), 0.5));
    }

    @Test
    void a_threshold_passes_what_reaches_it() {
        CostThreshold half = new CostThreshold(OptionalDouble.of(0.5), 0);

        assertThat(half.decide(0.5)).isEqualTo(Decision.PASS);
        assertThat(half.decide(0.499)).isEqualTo(Decision.FAIL);
        assertThat(new CostThreshold(OptionalDouble.empty(), 0).decide(1)).isEqualTo(Decision.FAIL);
    }

    @Test
    void in_hindsight_only_wrong_decisions_and_humans_cost() {
        DecisionCosts costs = DecisionCosts.of(3, 1).withHuman(0.5);
        LabelledScores items = SomeScores.ungrouped(new double[] {0.5, 0.5}, 0, 1);

        assertThat(costs.incurred(Decision.PASS, items, 0)).isEqualTo(3);
        assertThat(costs.incurred(Decision.PASS, items, 1)).isZero();
        assertThat(costs.incurred(Decision.FAIL, items, 0)).isZero();
        assertThat(costs.incurred(Decision.FAIL, items, 1)).isEqualTo(1);
        assertThat(costs.incurred(Decision.ESCALATE, items, 0)).isEqualTo(0.5);
    }

    @Test
    void without_items_there_is_no_threshold() {
        Forecasts none = Forecasts.uncalibrated(SomeScores.ungrouped(new double[0]));

        assertThat(whyImpossible(CostThreshold.cheapest(none, DecisionCosts.of(1, 1))))
                .isEqualTo("no items");
    }

    @Test
    void the_nested_cost_exceeds_the_one_on_the_items_at_hand_on_average() {
        double honest = 0;
        double optimistic = 0;
        for (long seed = 1; seed <= 20; seed++) {
            LabelledScores items = SomeScores.random(seed, 60, 0.7, 0, 1);
            honest += value(ThresholdCost.estimate(
                    items, Folds.assign(items, 5, 1), CalibrationMethod.IDENTITY, DecisionCosts.of(1, 1), PLAN));
            optimistic += CostThreshold.cheapest(Forecasts.uncalibrated(items), DecisionCosts.of(1, 1))
                    .model()
                    .orElseThrow()
                    .meanCost();
        }

        assertThat(honest / 20).isGreaterThan(optimistic / 20 + 0.02);
    }

    @Test
    void the_nested_cost_says_why_there_is_none() {
        LabelledScores items = SomeScores.ungrouped(new double[] {0.1, 0.2, 0.3, 0.4, 0.9}, 0, 0, 0, 0, 1);

        assertUndefined(
                ThresholdCost.estimate(
                        items, Folds.assign(items, 5, 1), CalibrationMethod.PLATT, DecisionCosts.of(1, 1), PLAN),
                "without one fold: one class only");
    }

    private static CostThreshold cheapest(double[] scores, int... labels) {
        return CostThreshold.cheapest(
                        Forecasts.uncalibrated(SomeScores.ungrouped(scores, labels)), DecisionCosts.of(1, 1))
                .model()
                .orElseThrow();
    }
}
