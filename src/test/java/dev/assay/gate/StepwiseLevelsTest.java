package dev.assay.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.stats.MultipleTesting;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepwiseLevelsTest {

    /** p .01, .02, .04: Holm compares with .05/3 = .0167, .025, .05, so all hold, each at the level it was read at. */
    @Test
    void reads_the_bounds_of_those_that_remain_at_ever_lower_levels() {
        List<StepwiseLevels.Step> steps = decide(GatePolicy.MultipleTesting.HOLM, 0.01, 0.02, 0.04);

        assertEquals(
                List.of(true, true, true),
                steps.stream().map(StepwiseLevels.Step::holds).toList());
        assertEquals(1 - 0.05 / 3, steps.get(0).level(), 1e-12);
        assertEquals(0.975, steps.get(1).level(), 1e-12);
        assertEquals(0.95, steps.get(2).level(), 1e-12);
    }

    @Test
    void stops_at_the_first_that_does_not_hold() {
        List<StepwiseLevels.Step> steps = decide(GatePolicy.MultipleTesting.HOLM, 0.02, 0.03, 0.04);

        assertEquals(
                List.of(false, false, false),
                steps.stream().map(StepwiseLevels.Step::holds).toList());
        assertEquals(1 - 0.05 / 3, steps.get(2).level(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"HOLM, HOLM", "BH, BENJAMINI_HOCHBERG", "BY, BENJAMINI_YEKUTIELI"})
    void decides_as_adjusted_p_values_do(GatePolicy.MultipleTesting method, MultipleTesting adjusted) {
        SplittableRandom random = new SplittableRandom(11);
        for (int family = 0; family < 500; family++) {
            double[] p = random.doubles(1 + random.nextInt(8), 0, 0.12).toArray();

            List<Boolean> byLevels =
                    decide(method, p).stream().map(StepwiseLevels.Step::holds).toList();

            assertEquals(
                    Arrays.stream(adjusted.adjust(p))
                            .mapToObj(value -> value <= 0.05)
                            .toList(),
                    byLevels,
                    () -> Arrays.toString(p));
        }
    }

    /** The bound at level L supports a claim exactly where the p-value is at most 1 - L. */
    private static List<StepwiseLevels.Step> decide(GatePolicy.MultipleTesting method, double... p) {
        return new StepwiseLevels(method, 0.95)
                .decide(Arrays.stream(p)
                        .mapToObj(value -> (StepwiseLevels.BoundHolds) level -> value <= 1 - level)
                        .toList());
    }
}
