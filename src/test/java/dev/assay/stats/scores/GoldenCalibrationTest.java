package dev.assay.stats.scores;

import static dev.assay.stats.GoldenInputs.doubles;
import static dev.assay.stats.GoldenInputs.ints;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.stats.Fit;
import dev.assay.stats.GoldenCases;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.Logit;
import dev.assay.stats.ScoredOutcomes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Meets the golden file on calibration, but for its areas under curves and its influence cases, which other tests read. */
class GoldenCalibrationTest {

    private static final String FILE = "04-calibration.json";
    private static final String BINARY = "binary_calibration_60/";

    @TestFactory
    Stream<DynamicTest> the_maps_meet_the_golden_values() {
        return cases().isNoTarget(BINARY + "platt_lin2007_on_score.independent_by", "a text")
                .isNoTarget(BINARY + "platt_lin2007_on_logit.independent_by", "a text")
                .meets(
                        BINARY + "platt_lin2007_on_score*",
                        in -> platt(PlattMap.line(doubles(in.get("score")), items(in))
                                .model()
                                .orElseThrow()))
                .meets(
                        BINARY + "platt_lin2007_on_logit*",
                        in -> platt(PlattMap.fit(items(in)).model().orElseThrow()))
                .meets(BINARY + "logistic_mle_on_logit_intercept_slope.se", in -> logistic(items(in))
                        .standardErrors())
                .meets(BINARY + "logistic_mle_on_logit_intercept_slope.deviance", in -> logistic(items(in))
                        .deviance())
                .meets(BINARY + "logistic_mle_on_logit_intercept_slope*", in -> logistic(items(in))
                        .coefficients())
                .meets(BINARY + "temperature", in -> temperature(in).temperature())
                .meets(BINARY + "temperature.nll", in -> meanLoss(temperature(in), items(in)))
                .meets(BINARY + "isotonic_thresholds_x", in -> isotonic(in).thresholds())
                .meets(BINARY + "isotonic_thresholds_y", in -> isotonic(in).values())
                .meets(BINARY + "isotonic_pred", in -> applied(isotonic(in), doubles(in.get("score"))))
                .meets(BINARY + "isotonic_interp_pred", in -> applied(isotonic(in), 0, 0.25, 0.5, 0.75, 1))
                .meets(BINARY + "beta_abm", in -> abm(beta(in)))
                .meets(BINARY + "beta_abm.pred_first5", in -> first5(beta(in), in))
                .meets(BINARY + "beta_abm.statsmodels_glm", in -> unconstrained(items(in)))
                .isNoTarget(BINARY + "beta_abm.statsmodels_note", "a text")
                .isNoTarget(BINARY + "beta_am*", "a variant that is not offered: it is the logistic fit on log odds")
                .isNoTarget(BINARY + "beta_ab", "a variant that is not offered: m fixed at 0.5")
                .isNoTarget(BINARY + "beta_ab.*", "a variant that is not offered: m fixed at 0.5")
                .tests(BINARY + "*");
    }

    @TestFactory
    Stream<DynamicTest> grouped_folds_meet_the_golden_values_of_honest_probabilities() {
        String grouped = "grouped_5fold_crossfit_60/";
        return GoldenCases.of(FILE)
                .meets(grouped + "oof_isotonic", in -> probabilities(outOfFold(in, CalibrationMethod.ISOTONIC)))
                .meets(
                        grouped + "oof_logistic",
                        in -> probabilities(outOfFold(in, GoldenCalibrationTest::plainLogistic)))
                .meets(grouped + "brier_oof_isotonic", in -> brier(outOfFold(in, CalibrationMethod.ISOTONIC)))
                .meets(grouped + "ece10_oof_isotonic", in -> CalibrationError.value(
                                outOfFold(in, CalibrationMethod.ISOTONIC), Binning.EQUAL_WIDTH, 10)
                        .orElseThrow())
                .meets(grouped + "brier_oof_logistic", in -> brier(outOfFold(in, GoldenCalibrationTest::plainLogistic)))
                .meets(grouped + "brier_raw", in -> brier(Forecasts.uncalibrated(grouped(in))))
                .isNoTarget(grouped + "*_in_sample_*", "leaked, and our types have no way to ask for it")
                .tests(grouped + "*");
    }

    @TestFactory
    Stream<DynamicTest> small_cases_meet_the_golden_values() {
        return GoldenCases.of(FILE)
                .meets("pava_*", in -> {
                    double[] tenths =
                            Arrays.stream(doubles(in.get("x"))).map(x -> x / 10).toArray();
                    return applied(isotonic(items(tenths, ints(in.get("y")))), tenths);
                })
                .tests("pava_*");
    }

    @TestFactory
    Stream<DynamicTest> platt_stays_finite_under_separation() {
        return GoldenCases.of(FILE)
                .meets(
                        "edge_perfect_separation/platt_smoothed",
                        in -> platt(PlattMap.fit(items(in)).model().orElseThrow()))
                .tests("edge_perfect_separation/*");
    }

    private static GoldenCases cases() {
        GoldenCases cases = GoldenCases.of(FILE);
        quality(cases);
        for (String costs : List.of("fp1_fn1", "fp5_fn1", "fp1_fn5")) {
            String name = BINARY + "empirical_min_cost_" + costs;
            DecisionCosts each = DecisionCosts.of(digit(costs, 2), digit(costs, 6));
            cases.meets(name, in -> cheapest(in, each).meanCost())
                    .meets(
                            name + ".threshold",
                            in -> cheapest(in, each).threshold().orElseThrow())
                    .meets(name + ".bayes_threshold_if_calibrated", in -> each.threshold());
        }
        return cases.isNoTarget(BINARY + "roc_*", "met by the test of the area under the curve, which draws no curve")
                .isNoTarget(BINARY + "auc_delong_*", "met by the test of the area under the curve");
    }

    private static void quality(GoldenCases cases) {
        for (Binning binning : Binning.values()) {
            String name = BINARY + (binning == Binning.EQUAL_WIDTH ? "ece_equal_width_10" : "ece_equal_mass_10");
            cases.meets(name, forecasts(made -> CalibrationError.value(made, binning, 10)
                            .orElseThrow()))
                    .meets(name + ".mce", forecasts(made -> CalibrationError.maximum(made, binning, 10)
                            .orElseThrow()))
                    .meets(name + ".rows", forecasts(made -> ReliabilityDiagram.of(made, binning, 10, 0.95).stream()
                            .map(bin -> new double[] {bin.bin(), bin.n(), bin.meanProbability(), share(bin)})
                            .toList()));
        }
        cases.meets(BINARY + "brier", forecasts(GoldenCalibrationTest::brier))
                .meets(BINARY + "log_loss", forecasts(made -> LogLoss.value(made)
                        .orElseThrow()))
                .meets(BINARY + "calibration_curve_uniform10", forecasts(made -> curve(made, Binning.EQUAL_WIDTH, 10)))
                .meets(BINARY + "calibration_curve_quantile5", forecasts(made -> curve(made, Binning.EQUAL_MASS, 5)))
                .meets(
                        BINARY + "brier_decomposition_binned_stephenson5",
                        forecasts(made -> terms(BrierDecomposition.of(made, 10).orElseThrow())))
                .meets(
                        BINARY + "corp_decomposition",
                        forecasts(made -> terms(CorpDecomposition.of(made).orElseThrow())))
                .meets(BINARY + "spiegelhalter_z", forecasts(made -> SpiegelhalterTest.of(made)
                        .orElseThrow()
                        .z()))
                .meets(BINARY + "spiegelhalter_z.p_two_sided", forecasts(made -> SpiegelhalterTest.of(made)
                        .orElseThrow()
                        .pValue()))
                .meets(BINARY + "average_precision", in -> AveragePrecision.value(
                                ScoredOutcomes.of(doubles(in.get("score")), positive(ints(in.get("y")))))
                        .orElseThrow());
    }

    private static double digit(String text, int at) {
        return Character.digit(text.charAt(at), 10);
    }

    private static Function<JsonNode, Object> forecasts(Function<Forecasts, Object> measure) {
        return in -> measure.apply(Forecasts.uncalibrated(items(in)));
    }

    private static double[] terms(BrierDecomposition terms) {
        return new double[] {
            terms.reliability(),
            terms.resolution(),
            terms.uncertainty(),
            terms.withinBinVariance(),
            terms.withinBinCovariance(),
            terms.brierScore()
        };
    }

    private static double[] terms(CorpDecomposition terms) {
        return new double[] {terms.miscalibration(), terms.discrimination(), terms.uncertainty()};
    }

    private static double[][] curve(Forecasts forecasts, Binning binning, int bins) {
        List<ReliabilityDiagram.Bin> points = ReliabilityDiagram.of(forecasts, binning, bins, 0.95);
        return new double[][] {
            points.stream().mapToDouble(GoldenCalibrationTest::share).toArray(),
            points.stream().mapToDouble(ReliabilityDiagram.Bin::meanProbability).toArray()
        };
    }

    private static double share(ReliabilityDiagram.Bin bin) {
        return bin.positiveShare().value().orElseThrow();
    }

    private static CostThreshold cheapest(JsonNode in, DecisionCosts costs) {
        return CostThreshold.cheapest(Forecasts.uncalibrated(items(in)), costs)
                .model()
                .orElseThrow();
    }

    private static double brier(Forecasts forecasts) {
        return BrierScore.value(forecasts).orElseThrow();
    }

    private static TemperatureMap temperature(JsonNode in) {
        return TemperatureMap.fit(items(in)).model().orElseThrow();
    }

    private static BetaMap beta(JsonNode in) {
        return BetaMap.fit(items(in)).model().orElseThrow();
    }

    private static IsotonicMap isotonic(JsonNode in) {
        return isotonic(items(in));
    }

    private static IsotonicMap isotonic(LabelledScores items) {
        return IsotonicMap.fit(items).model().orElseThrow();
    }

    private static double[] platt(PlattMap map) {
        return new double[] {map.slope(), map.intercept()};
    }

    /** The tool reports m with c = b ln(1-m) - a ln m; at a = 0 that is m = 1 - exp(c/b). */
    private static double[] abm(BetaMap map) {
        if (map.a() != 0) {
            throw new AssertionError("a is not 0 but " + map.a());
        }
        return new double[] {map.a(), map.b(), -Math.expm1(map.c() / map.b())};
    }

    private static double[] first5(CalibrationMap map, JsonNode in) {
        return Arrays.copyOf(applied(map, doubles(in.get("score"))), 5);
    }

    private static LogisticFit logistic(LabelledScores items) {
        return LogisticFit.of(Columns.beside(Columns.ones(items.size()), items.logOdds()), items.targets())
                .model()
                .orElseThrow();
    }

    private static double[] unconstrained(LabelledScores items) {
        double[][] columns = Columns.beside(Columns.ones(items.size()), items.logScores(), items.minusLogRest());
        return LogisticFit.of(columns, items.targets()).model().orElseThrow().coefficients();
    }

    private static Fit<PlattMap> plainLogistic(LabelledScores items) {
        double[] line = logistic(items).coefficients();
        return Fit.found(new PlattMap(line[1], line[0]));
    }

    /** The loss of a map on its own items, which only a test of the fitting may ask for. */
    private static double meanLoss(CalibrationMap map, LabelledScores items) {
        double sum = 0;
        for (int item = 0; item < items.size(); item++) {
            double logOdds = Logit.of(map.probability(items.score(item)));
            sum += Logit.logOnePlusExp(items.isPositive(item) ? -logOdds : logOdds);
        }
        return sum / items.size();
    }

    private static double[] applied(CalibrationMap map, double... scores) {
        return Arrays.stream(scores).map(map::probability).toArray();
    }

    private static double[] probabilities(Forecasts forecasts) {
        double[] all = new double[forecasts.size()];
        Arrays.setAll(all, forecasts::probability);
        return all;
    }

    private static Forecasts outOfFold(JsonNode in, CalibrationFitter fitter) {
        LabelledScores items = grouped(in);
        return CrossFitting.outOfFold(items, Folds.given(items, ints(in.get("fold"))), fitter)
                .model()
                .orElseThrow();
    }

    private static LabelledScores grouped(JsonNode in) {
        JsonNode scores = GoldenCases.input(FILE, in.get("ref").asText());
        String[] groups =
                Arrays.stream(ints(in.get("group"))).mapToObj(Integer::toString).toArray(String[]::new);
        return LabelledScores.of(doubles(scores.get("score")), positive(ints(scores.get("y"))), groups);
    }

    private static LabelledScores items(JsonNode in) {
        return items(doubles(in.get("score")), ints(in.get("y")));
    }

    private static LabelledScores items(double[] scores, int[] y) {
        return SomeScores.ungrouped(scores, positive(y));
    }

    private static boolean[] positive(int[] y) {
        boolean[] positive = new boolean[y.length];
        for (int item = 0; item < y.length; item++) {
            positive[item] = y[item] == 1;
        }
        return positive;
    }
}
