package dev.assay.stats.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.rates.Aipw;
import dev.assay.stats.rates.AuditPilot;
import dev.assay.stats.rates.AuditedItems;
import dev.assay.stats.rates.TargetPopulation;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AipwSampleSizeTest {

    private static final TargetPopulation FUTURE = TargetPopulation.SUPERPOPULATION;
    private static final TargetPopulation EVALSET = TargetPopulation.EVALSET;

    @Test
    void audits_what_the_predictions_and_the_number_of_items_leave_open() {
        AuditPilot pilot = new AuditPilot(0.25, 0.09, 0.09);

        // w^2/z^2 = .0025/3.8415 = .00065079; less .16/1000: .09/.00049079 = 183.4. About the evalset: .09/(.00065079 +
        // .00009) = 121.5.
        assertThat(AipwSampleSize.forHalfWidth(pilot, 0.05, 1000, FUTURE, 0.95)).hasValue(184);
        assertThat(AipwSampleSize.forHalfWidth(pilot, 0.05, 1000, EVALSET, 0.95))
                .hasValue(122);
    }

    @Test
    void an_audit_that_looks_where_the_predictions_miss_needs_less() {
        // .06 for .09: .06/.00049079 = 122.3
        assertThat(AipwSampleSize.forHalfWidth(new AuditPilot(0.25, 0.09, 0.06), 0.05, 1000, FUTURE, 0.95))
                .hasValue(123);
    }

    @Test
    void perfect_predictions_still_need_a_pilots_worth_of_gold() {
        assertThat(AipwSampleSize.forHalfWidth(new AuditPilot(0.25, 0, 0), 0.05, 1000, FUTURE, 0.95))
                .hasValue(30);
    }

    @Test
    void too_few_items_cannot_speak_of_the_future_however_many_are_audited() {
        // V/N = .25/300 = .00083 exceeds .00065; the evalset's own mean needs .25/(.00065079 + .00083333) = 168.4.
        AuditPilot useless = new AuditPilot(0.25, 0.25, 0.25);

        assertThat(AipwSampleSize.forHalfWidth(useless, 0.05, 300, FUTURE, 0.95))
                .isEmpty();
        assertThat(AipwSampleSize.forHalfWidth(useless, 0.05, 300, EVALSET, 0.95))
                .hasValue(169);
        assertThat(AipwSampleSize.forHalfWidth(new AuditPilot(0.25, 0.01, 0.01), 0.05, 300, FUTURE, 0.95))
                .isEmpty();
    }

    @Test
    void a_pilot_by_hand() {
        // Gold 1 at pi 1/2 and 0 at pi 1/4: weights 2 and 4, mean 1/3, variance (2 * 4/9 + 4 * 1/9)/6 = 2/9.
        // Residuals .5 and -.5: .25; mean pi 3/8: .25 * 3/8 * (2 * 2 + 4 * 4)/6 = .3125.
        AuditedItems items = AuditedItems.of(
                new OptionalDouble[] {
                    OptionalDouble.of(1), OptionalDouble.of(0), OptionalDouble.empty(), OptionalDouble.empty()
                },
                new double[] {0.5, 0.25, 0.5, 0.25});

        AuditPilot pilot = AuditPilot.of(items, new double[] {0.5, 0.5, 1, 0});

        assertThat(pilot.variance()).isCloseTo(2 / 9.0, within(1e-12));
        assertThat(pilot.squaredResidual()).isCloseTo(0.25, within(1e-12));
        assertThat(pilot.designedResidual()).isCloseTo(0.3125, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(TargetPopulation.class)
    void the_planned_audit_has_the_planned_width(TargetPopulation target) {
        // A pilot of 2000 of 20000 items, unequally drawn, plans an audit whose interval is then as wide as wished.
        int n = 20_000;
        SplittableRandom random = new SplittableRandom(12);
        double[] predictions = random.doubles(n).toArray();
        double[] gold = Arrays.stream(predictions)
                .map(p -> random.nextDouble() < p ? 1 : 0)
                .toArray();
        AuditPilot pilot = AuditPilot.of(audit(gold, predictions, 2000, random), predictions);

        long planned =
                AipwSampleSize.forHalfWidth(pilot, 0.015, n, target, 0.95).orElseThrow();

        double error = Aipw.estimate(audit(gold, predictions, planned, random), predictions, target, 0.95)
                .standardError()
                .orElseThrow();
        assertThat(1.96 * error).isCloseTo(0.015, within(0.0006));
    }

    /** Looks harder where predictions are undecided. */
    private static AuditedItems audit(double[] gold, double[] predictions, double budget, SplittableRandom random) {
        double[] effort = Arrays.stream(predictions)
                .map(p -> 0.1 + Math.sqrt(p * (1 - p)))
                .toArray();
        double total = Arrays.stream(effort).sum();
        double[] inclusion =
                Arrays.stream(effort).map(each -> budget * each / total).toArray();
        OptionalDouble[] audited = new OptionalDouble[gold.length];
        Arrays.setAll(
                audited,
                item -> random.nextDouble() < inclusion[item] ? OptionalDouble.of(gold[item]) : OptionalDouble.empty());
        return AuditedItems.of(audited, inclusion);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.POSITIVE_INFINITY, Double.NaN})
    void refuses_a_width_of_nothing_or_without_end(double width) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AipwSampleSize.forHalfWidth(new AuditPilot(1, 1, 1), width, 100, FUTURE, 0.95))
                .withMessage("halfWidth must be finite and above 0, was " + width);
    }

    @Test
    void refuses_pilots_and_populations_that_are_too_small() {
        AuditedItems one = AuditedItems.of(
                new OptionalDouble[] {OptionalDouble.of(1), OptionalDouble.empty()}, new double[] {0.5, 0.5});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditPilot.of(one, new double[2]))
                .withMessage("audited items must be at least 2, was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditPilot.of(one, new double[3]))
                .withMessage("predictions must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AipwSampleSize.forHalfWidth(new AuditPilot(1, 1, 1), 0.1, 29, FUTURE, 0.95))
                .withMessage("items must be at least 30, was 29");
    }
}
