package dev.assay.stats.bias;

import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Interval;
import dev.assay.stats.NumericPairs;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Meets our own table of biases, whose header says where the values come from. */
class BiasTableTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(1);

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/biases.csv", delimiter = ';', useHeadersInDisplayName = true)
    void biases(String measure, String first, String second, String third, String expected, double tolerance) {
        double[] actual = of(measure, numbers(first), numbers(second), numbers(third));

        assertThat(actual).containsExactly(numbers(expected), within(tolerance));
    }

    private static double[] of(String measure, double[] first, double[] second, double[] third) {
        return switch (measure) {
            case "length_coefficients" ->
                LengthEffect.regression(flags(first), flags(second), third)
                        .model()
                        .orElseThrow()
                        .coefficients();
            case "wilcoxon" -> wilcoxon(WilcoxonSignedRank.of(first).orElseThrow());
            case "welch" -> welch(WelchTest.of(first, second).orElseThrow());
            case "mean_and_t_interval" -> interval(limits(first));
            case "limits_of_agreement" ->
                new double[] {limits(first).lower(), limits(first).upper()};
            case "d_prime_and_c" ->
                detection(BinaryLeniency.of(
                        flags(second),
                        flags(first),
                        IntStream.range(0, first.length).toArray(),
                        PLAN));
            case "sign_test_7_to_2" -> new double[] {position(7, 2).signTestP().orElseThrow()};
            default -> throw new AssertionError("no such measure: " + measure);
        };
    }

    private static PositionEffect position(int primacy, int recency) {
        SlotChoice[] both = new SlotChoice[primacy + recency];
        Arrays.setAll(both, pair -> pair < primacy ? SlotChoice.FIRST : SlotChoice.SECOND);
        return PositionEffect.of(both, both, IntStream.range(0, both.length).toArray(), PLAN);
    }

    private static BlandAltman limits(double[] differences) {
        return BlandAltman.of(NumericPairs.of(new double[differences.length], differences), 0.95)
                .orElseThrow();
    }

    private static double[] interval(BlandAltman limits) {
        Interval.Bounds bounds = bounds(limits.meanInterval());
        return new double[] {limits.meanDifference(), bounds.lower(), bounds.upper()};
    }

    private static double[] wilcoxon(WilcoxonSignedRank test) {
        return new double[] {test.statistic(), test.pValue()};
    }

    private static double[] welch(WelchTest test) {
        return new double[] {test.difference(), test.pValue()};
    }

    private static double[] detection(BinaryLeniency leniency) {
        return new double[] {value(leniency.sensitivity()), value(leniency.criterion())};
    }

    private static boolean[] flags(double[] values) {
        boolean[] flags = new boolean[values.length];
        IntStream.range(0, flags.length).forEach(item -> flags[item] = values[item] == 1);
        return flags;
    }

    private static double[] numbers(String words) {
        return Arrays.stream(words.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
