package dev.assay.stats.influence;

import static dev.assay.stats.GoldenInputs.doubles;
import static dev.assay.stats.GoldenInputs.ints;
import static dev.assay.stats.GoldenInputs.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.stats.GoldenCases;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.Logit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Meets the influence cases of the golden file on calibration. */
class GoldenInfluenceTest {

    private static final String FILE = "04-calibration.json";

    /** Read once: the exact figures refit 113 times. */
    private static @Nullable JsonNode asah;

    @TestFactory
    Stream<DynamicTest> logistic_influence_meets_the_golden_values() {
        String name = "logistic_loo_influence_asah/";
        return GoldenCases.of(FILE)
                .meets(name + "coef", in -> influence().fit().coefficients())
                .isNoTarget(
                        name + "coef.se", "R takes the weights of its last but one iteration, which differs by 2e-8")
                .meets(name + "coef.deviance", in -> influence().fit().deviance())
                .meets(name + "leverage_h", in -> each(influence()::leverage))
                .meets(name + "cooks_distance", in -> each(influence()::cooksDistance))
                .isNoTarget(
                        name + "dfbeta_one_step",
                        "R 4.2 puts deviance residuals where the one-step change has y - p; its own exact refits say so")
                .meets(name + "exact_loo_coef", in -> rows(item -> without(item).coefficients()))
                .meets(name + "exact_loo_prob", in -> each(GoldenInfluenceTest::exact))
                .meets(name + "alo_prob", in -> each(influence()::probabilityWithout))
                .meets(name + "max_abs_alo_minus_exact", in -> Arrays.stream(
                                each(item -> Math.abs(influence().probabilityWithout(item) - exact(item))))
                        .max()
                        .orElseThrow())
                .meets(name + "loo_logloss_exact", in -> mean(GoldenInfluenceTest::exactSuspicion))
                .meets(name + "loo_logloss_alo", in -> mean(influence()::suspicion))
                .meets(name + "top5_suspects_by_loo_loss", in -> top5(influence()::suspicion))
                .meets(name + "top5_suspects_exact", in -> top5(GoldenInfluenceTest::exactSuspicion))
                .tests(name + "*");
    }

    @TestFactory
    Stream<DynamicTest> the_dataset_derivative_meets_the_golden_values() {
        String name = "diva_ridge_loo_derivative_25/";
        return GoldenCases.of(FILE)
                .meets(name + "loo_prediction", in -> all(25, derivative(in)::predictionWithout))
                .meets(name + "loo_mse", in -> derivative(in).meanSquaredError())
                .meets(name + "dataset_derivative", in -> all(25, derivative(in)::derivative))
                .meets(
                        name + "rank_by_derivative_desc_top3",
                        in -> Arrays.copyOf(derivative(in).byHarm(), 3))
                .tests(name + "*");
    }

    private static DatasetDerivative derivative(JsonNode in) {
        return DatasetDerivative.of(
                        matrix(in.get("Z")),
                        doubles(in.get("y_pm1")),
                        in.get("ridge_lambda").asDouble())
                .model()
                .orElseThrow();
    }

    private static LogisticInfluence influence() {
        return LogisticInfluence.of(x(), positive()).model().orElseThrow();
    }

    private static double[][] x() {
        return Arrays.stream(doubles(asah().get("s100b")))
                .mapToObj(marker -> new double[] {1, marker})
                .toArray(double[][]::new);
    }

    private static boolean[] positive() {
        int[] y = ints(asah().get("y"));
        boolean[] positive = new boolean[y.length];
        IntStream.range(0, y.length).forEach(item -> positive[item] = y[item] == 1);
        return positive;
    }

    private static JsonNode asah() {
        if (asah == null) {
            asah = GoldenCases.input(FILE, "delong_asah_113");
        }
        return asah;
    }

    private static LogisticFit without(int item) {
        int[] kept = IntStream.range(0, x().length).filter(each -> each != item).toArray();
        double[][] x = x();
        boolean[] positive = positive();
        return LogisticFit.of(
                        Arrays.stream(kept).mapToObj(each -> x[each]).toArray(double[][]::new),
                        Arrays.stream(kept)
                                .mapToDouble(each -> positive[each] ? 1 : 0)
                                .toArray())
                .model()
                .orElseThrow();
    }

    private static double exact(int item) {
        double[] line = without(item).coefficients();
        return Logit.inverse(line[0] + line[1] * x()[item][1]);
    }

    private static double exactSuspicion(int item) {
        return -Math.log(positive()[item] ? exact(item) : 1 - exact(item));
    }

    /** Items 18, 22 and 58 are the same item; the tool puts the last one first, we would put the first. */
    private static int[] top5(IntToDoubleFunction suspicion) {
        double[] all = each(suspicion);
        return IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(item -> -all[item])
                        .thenComparing(Comparator.reverseOrder()))
                .limit(5)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double[] each(IntToDoubleFunction value) {
        return all(113, value);
    }

    private static double[] all(int n, IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).toArray();
    }

    private static double[][] rows(IntFunction<double[]> row) {
        return IntStream.range(0, 113).mapToObj(row).toArray(double[][]::new);
    }

    private static double mean(IntToDoubleFunction value) {
        return Arrays.stream(each(value)).average().orElseThrow();
    }
}
