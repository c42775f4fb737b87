package dev.assay.stats;

import static dev.assay.stats.GoldenInputs.doubles;
import static dev.assay.stats.GoldenInputs.ints;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Meets the bootstrap values, which come from resamples that the golden file fixes item by item. */
class GoldenBootstrapTest {

    private static final double Z95 = 1.959963984540054;

    @TestFactory
    Stream<DynamicTest> the_bootstrap_meets_the_golden_values() {
        String school = "bca_law_school_correlation/";
        String paired = "paired_bootstrap_two_judges/";
        return GoldenCases.of("01b-bootstrap.json")
                .meets(school + "t0", in -> correlation(in, everyItem(in)))
                .meets(school + "jackknife", in -> jackknife(in))
                .meets(school + "acceleration", in -> acceleration(in).orElseThrow())
                .meets(school + "z0", in -> lawSchool(in).bias().orElseThrow())
                .meets(
                        school + "alpha_lower_upper",
                        in -> lawSchool(in).bcaShares(Z95).orElseThrow())
                .meets(
                        school + "bca_linear_quantile",
                        in -> bounds(lawSchool(in).interval(0.95)))
                .meets(school + "boot_sd", in -> standardDeviation(draws(in, items -> correlation(in, items))))
                .isNoTarget(school + "*_R", "other quantile convention than ours")
                .meets(
                        paired + "diff_accuracy",
                        in -> difference(in, IntStream.range(0, 40).toArray()))
                .meets(paired + "b", in -> rightOnlyBy(in, "judge_a", "judge_b"))
                .meets(paired + "c", in -> rightOnlyBy(in, "judge_b", "judge_a"))
                .meets(
                        paired + "percentile_ci95_linear",
                        in -> bounds(twoJudges(in).percentile(0.95)))
                .meets(
                        paired + "bootstrap_p_two_sided_centered",
                        in -> twoJudges(in).pValueOfZero().orElseThrow())
                .meets(
                        paired + "mcnemar_exact_p",
                        in -> McNemar.exactP(
                                rightOnlyBy(in, "judge_a", "judge_b"), rightOnlyBy(in, "judge_b", "judge_a")))
                .tests();
    }

    private static BootstrapDistribution lawSchool(JsonNode in) {
        double[] draws = draws(in, items -> correlation(in, items));
        return new BootstrapDistribution(correlation(in, everyItem(in)), draws, 0, acceleration(in), 15, 0);
    }

    private static BootstrapDistribution twoJudges(JsonNode in) {
        double[] draws = draws(in, items -> difference(in, items));
        double value = difference(in, IntStream.range(0, 40).toArray());
        return new BootstrapDistribution(value, draws, 0, OptionalDouble.empty(), 40, 0);
    }

    private static double[] draws(JsonNode in, ToDoubleFunction<int[]> statistic) {
        return StreamSupport.stream(in.get("resample_indices_0based").spliterator(), false)
                .mapToDouble(items -> statistic.applyAsDouble(ints(items)))
                .toArray();
    }

    private static OptionalDouble acceleration(JsonNode in) {
        int[] once = new int[15];
        Arrays.fill(once, 1);
        return Acceleration.of(jackknife(in), once);
    }

    private static double[] jackknife(JsonNode in) {
        return IntStream.range(0, 15)
                .mapToDouble(left -> correlation(
                        in, IntStream.range(0, 15).filter(item -> item != left).toArray()))
                .toArray();
    }

    private static int[] everyItem(JsonNode in) {
        return IntStream.range(0, in.get("lsat").size()).toArray();
    }

    private static double correlation(JsonNode in, int[] items) {
        return Pearson.value(NumericPairs.of(chosen(in.get("lsat"), items), chosen(in.get("gpa"), items)))
                .orElseThrow();
    }

    private static double[] chosen(JsonNode values, int[] items) {
        double[] all = doubles(values);
        return IntStream.of(items).mapToDouble(item -> all[item]).toArray();
    }

    private static double difference(JsonNode in, int[] items) {
        return accuracy(in, "judge_a", items) - accuracy(in, "judge_b", items);
    }

    private static double accuracy(JsonNode in, String judge, int[] items) {
        Function<String, int[]> labels = name ->
                IntStream.of(items).map(item -> in.get(name).get(item).asInt()).toArray();
        return Percent.value(RatedPairs.of(2, labels.apply("gold"), labels.apply(judge))
                        .table())
                .orElseThrow();
    }

    private static long rightOnlyBy(JsonNode in, String one, String other) {
        return IntStream.range(0, 40)
                .filter(item -> in.get(one).get(item).equals(in.get("gold").get(item)))
                .filter(item -> !in.get(other).get(item).equals(in.get("gold").get(item)))
                .count();
    }

    private static double standardDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private static double[] bounds(Interval interval) {
        return interval.fold(bounds -> new double[] {bounds.lower(), bounds.upper()}, none -> {
            throw new AssertionError(none.reason());
        });
    }
}
