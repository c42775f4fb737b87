package dev.assay.stats;

import static dev.assay.stats.GoldenInputs.doubles;
import static dev.assay.stats.GoldenInputs.ints;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.stats.selection.BinomialUpperBound;
import dev.assay.stats.selection.ConfidentVerdicts;
import dev.assay.stats.selection.ConformalRiskControl;
import dev.assay.stats.selection.FixedSequenceTest;
import dev.assay.stats.selection.LearnThenTest;
import dev.assay.stats.selection.SelectionTarget;
import dev.assay.stats.selection.SplitConformal;
import dev.assay.stats.selection.Threshold;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GoldenSelectionTest {

    private static final String FILE = "05-selective-evaluation.json";

    @TestFactory
    Stream<DynamicTest> selection_meets_its_golden_values() {
        GoldenCases cases = GoldenCases.of(FILE);
        bounds(cases);
        thresholds(cases);
        riskControl(cases);
        return cases.tests();
    }

    private static void bounds(GoldenCases cases) {
        double[][] counts = {
            {0, 30, 0.1}, {1, 30, 0.1}, {2, 50, 0.1}, {5, 100, 0.05}, {10, 100, 0.1}, {30, 100, 0.1}, {29, 30, 0.1}
        };
        for (double[] row : counts) {
            String name = "binomial_upper_bound/k%.0f_n%.0f_delta%s".formatted(row[0], row[1], row[2]);
            cases.meets(name, in -> BinomialUpperBound.of((long) row[0], (long) row[1], row[2]))
                    // The root finder of the reference stops at its own tolerance, which is wider than that of the
                    // value.
                    .isNoTarget(name + ".brentq", "another computation of the same bound, with a looser stop");
        }
        double[][] risks = {{0.05, 100}, {0.08, 200}, {0.02, 50}, {0, 30}, {0.12, 100}};
        for (double[] row : risks) {
            String name = "ltt_hoeffding_bentkus_p/r%s_n%.0f_alpha0.1".formatted(row[0], row[1]);
            cases.meets(name, in -> LearnThenTest.pValue(row[0], (int) row[1], 0.1))
                    .meets(
                            name + ".binom_p",
                            in -> BinomialUpperBound.pValue(Math.round(row[0] * row[1]), (long) row[1], 0.1));
        }
        cases.isNoTarget("ltt_hoeffding_bentkus_p/repo_at_r0", "an edge defect of the repository");
    }

    private static void thresholds(GoldenCases cases) {
        for (double alpha : new double[] {0.1, 0.15, 0.2, 0.3}) {
            for (double delta : new double[] {0.1, 0.05}) {
                String name = "selective_threshold_*/alpha" + alpha + "_delta" + delta;
                cases.meets(name + ".exact_fst_threshold", in -> threshold(in, alpha, delta))
                        .meets(name + ".exact_fst_trace_tail", in -> traceTail(in, alpha, delta))
                        .meets(name + ".top_lambda_ucb", in -> boundOfFirst(in, alpha, delta))
                        .isNoTarget(name, "the repository's threshold, returned even where it fails")
                        .isNoTarget(name + ".n_selected", "of the repository's threshold")
                        .isNoTarget(name + ".errors", "of the repository's threshold")
                        .isNoTarget(name + ".top_lambda_fails_but_returned", "a defect of the repository")
                        .isNoTarget(name + ".exact_fst_by", "a remark");
            }
        }
    }

    private static Double threshold(JsonNode in, double alpha, double delta) {
        return test(in, alpha, delta).fold(Threshold.Certified::value, none -> Double.NaN);
    }

    private static double boundOfFirst(JsonNode in, double alpha, double delta) {
        FixedSequenceTest.Step first = test(in, alpha, delta).steps().get(0);
        return BinomialUpperBound.of(first.errors(), first.accepted(), delta);
    }

    /** The last three candidates up to where the test stopped; the reference lists untested ones (n below 30) without a p-value. */
    private static Object traceTail(JsonNode in, double alpha, double delta) {
        List<FixedSequenceTest.Step> steps = test(in, alpha, delta).steps();
        double[] confidence = doubles(in.get("phat"));
        double first = steps.get(0).threshold();
        double[] untested = Arrays.stream(confidence)
                .filter(c -> c > first)
                .distinct()
                .sorted()
                .limit(3)
                .toArray();
        Stream<double[]> before = IntStream.range(0, untested.length)
                .mapToObj(i -> untested[untested.length - 1 - i])
                .map(c -> new double[] {c, accepted(in, c), errors(in, c), Double.NaN});
        List<double[]> all = Stream.concat(before, steps.stream().map(step ->
                        new double[] {step.threshold(), step.accepted(), step.errors(), step.pValue()}))
                .toList();
        return all.subList(all.size() - 3, all.size());
    }

    private static double accepted(JsonNode in, double threshold) {
        return DoubleStream.of(doubles(in.get("phat")))
                .filter(c -> c >= threshold)
                .count();
    }

    private static double errors(JsonNode in, double threshold) {
        double[] confidence = doubles(in.get("phat"));
        boolean[] wrong = wrong(in);
        return IntStream.range(0, wrong.length)
                .filter(item -> wrong[item] && confidence[item] >= threshold)
                .count();
    }

    private static Threshold test(JsonNode in, double alpha, double delta) {
        return FixedSequenceTest.certify(
                ConfidentVerdicts.of(doubles(in.get("phat")), wrong(in)), new SelectionTarget(1 - alpha, delta));
    }

    private static boolean[] wrong(JsonNode in) {
        int[] verdict = ints(in.get("yhat"));
        int[] gold = ints(in.get("label"));
        boolean[] wrong = new boolean[gold.length];
        IntStream.range(0, gold.length).forEach(item -> wrong[item] = verdict[item] != gold[item]);
        return wrong;
    }

    private static void riskControl(GoldenCases cases) {
        for (double alpha : new double[] {0.02, 0.05, 0.1, 0.2}) {
            cases.meets("conformal_risk_control_lhat/alpha" + alpha, in -> chosen(in, alpha));
        }
        cases.meets(
                        "crc_edge_never_violates/correct",
                        in -> chosen(sharedInput(), in.get("alpha").asDouble()))
                .isNoTarget("crc_edge_never_violates/repo_returns", "an edge defect of the repository");
        for (double alpha : new double[] {0.1, 0.2, 0.04}) {
            String name = "split_conformal_quantile/alpha" + alpha;
            cases.meets(name, in -> SplitConformal.quantile(doubles(in.get("scores")), alpha)
                            .orElse(Double.NaN))
                    .meets(
                            name + ".k",
                            in -> SplitConformal.rank(in.get("scores").size(), alpha));
        }
    }

    private static JsonNode sharedInput() {
        return GoldenCases.input(FILE + "#conformal_risk_control_lhat");
    }

    private static double chosen(JsonNode in, double alpha) {
        double[] u = doubles(in.get("u"));
        double[] settings = doubles(in.get("lambdas"));
        double[] losses = Arrays.stream(settings)
                .map(setting -> Arrays.stream(u)
                        .map(at -> Math.max(0, setting - at))
                        .average()
                        .orElseThrow())
                .toArray();
        return ConformalRiskControl.choose(
                        settings, losses, u.length, in.get("B").asDouble(), alpha)
                .orElseThrow();
    }
}
