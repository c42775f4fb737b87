package dev.assay.stats;

import static dev.assay.stats.GoldenInputs.columns;
import static dev.assay.stats.GoldenInputs.doubles;
import static dev.assay.stats.GoldenInputs.ints;
import static dev.assay.stats.GoldenInputs.matrix;
import static dev.assay.stats.GoldenInputs.ratings;
import static dev.assay.stats.GoldenInputs.ratingsOfCounts;
import static dev.assay.stats.GoldenInputs.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Meets the agreement values of the golden files; what is no target says why. */
class GoldenAgreementTest {

    private static final String OWN_SE = "a linearised standard error makes no interval here: ours is BCa";
    private static final String NOT_SERVED = "not a metric that the service offers";
    private static final String NO_P = "correlations carry an interval, not a p-value";
    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(1);

    @TestFactory
    Stream<DynamicTest> agreement_meets_the_golden_values() {
        GoldenCases cases = GoldenCases.of("01-agreement.json");
        manyRaters(cases);
        tables(cases);
        anxiety(cases);
        icc(cases);
        classification(cases);
        correlations(cases);
        proportions(cases);
        mcNemar(cases);
        cases.isNoTarget(
                "edge_cases_what_tools_return/*", "what tools answer to degenerate input; we answer undefined");
        return cases.tests();
    }

    private static void manyRaters(GoldenCases cases) {
        cases.isNoTarget("*/*__*.se", OWN_SE)
                .isNoTarget(
                        "*/krippendorff_alpha_irrCAC__weights_ordinal",
                        "another metric than Krippendorff's ordinal one")
                .isNoTarget(
                        "*/krippendorff_alpha_irrCAC__weights_linear", "|c - k| is none of Krippendorff's four metrics")
                .isNoTarget("*/*__weights_ordinal*", "Gwet's ordinal weights are not offered")
                .isNoTarget("*/conger_*", NOT_SERVED)
                .isNoTarget(
                        "krippendorff_4coder_12unit/fleiss_kappa__*",
                        "units with unequal numbers of ratings: undefined")
                .isNoTarget("fleiss1971_diagnoses/gwet_ac1.se", OWN_SE)
                .isNoTarget("fleiss1971_diagnoses/fleiss_kappa_se_gwet", OWN_SE)
                .isNoTarget("*/krippendorff_alpha_irrCAC__*.p*", "parts of the coefficient, not reported")
                .isNoTarget("*/*__*.pa", "parts of the coefficient, met through its value")
                .isNoTarget("*/*__*.pe", "parts of the coefficient, met through its value");
        cases.meets("*/krippendorff_alpha_irrCAC__weights_unweighted", alpha(DifferenceMetric.NOMINAL))
                .meets("*/krippendorff_alpha_irrCAC__weights_quadratic", alpha(DifferenceMetric.INTERVAL))
                .meets("*/krippendorff_alpha_nominal", alpha(DifferenceMetric.NOMINAL))
                .meets("*/krippendorff_alpha_ordinal", alpha(DifferenceMetric.ORDINAL))
                .meets("*/krippendorff_alpha_interval", alpha(DifferenceMetric.INTERVAL))
                .meets("*/krippendorff_alpha_ratio", alpha(DifferenceMetric.RATIO));
        Map.of("unweighted", Weighting.UNWEIGHTED, "linear", Weighting.LINEAR, "quadratic", Weighting.QUADRATIC)
                .forEach((name, weighting) -> cases.meets(
                                "*/gwet_ac__weights_" + name,
                                in -> GwetAc.value(ratings(in, 5), weighting).orElseThrow())
                        .meets("*/brennan_prediger__weights_" + name, in -> BrennanPrediger.value(
                                        ratings(in, 5), weighting)
                                .orElseThrow())
                        .meets("*/percent_agreement__weights_" + name, in -> Percent.value(ratings(in, 5), weighting)
                                .orElseThrow()));
        cases.meets("fleiss1971_diagnoses/fleiss_kappa", in -> FleissKappa.value(ratings(in, 5))
                        .orElseThrow())
                .meets("fleiss1971_diagnoses/fleiss_kappa_z", in -> FleissKappa.z(ratings(in, 5))
                        .orElseThrow())
                .meets(
                        "fleiss1971_diagnoses/fleiss_kappa_per_category",
                        perLabel(label ->
                                in -> FleissKappa.value(ratings(in, 5), label).orElseThrow()))
                .meets(
                        "fleiss1971_diagnoses/fleiss_kappa_per_category_z",
                        perLabel(label ->
                                in -> FleissKappa.z(ratings(in, 5), label).orElseThrow()))
                .meets("fleiss1971_diagnoses/light_kappa", GoldenAgreementTest::meanPairwiseKappa)
                .meets("fleiss1971_diagnoses/gwet_ac1", in -> GwetAc.value(ratings(in, 5), Weighting.UNWEIGHTED)
                        .orElseThrow())
                .meets("fleiss_wikipedia_10x14x5/fleiss_kappa", in -> FleissKappa.value(
                                ratingsOfCounts(in.get("counts")))
                        .orElseThrow())
                .meets("fleiss_wikipedia_10x14x5/randolph_kappa", in -> BrennanPrediger.value(
                                ratingsOfCounts(in.get("counts")), Weighting.UNWEIGHTED)
                        .orElseThrow());
    }

    private static Function<JsonNode, Object> alpha(DifferenceMetric metric) {
        return in -> KrippendorffAlpha.value(ratings(in, 5), metric).orElseThrow();
    }

    private static Function<JsonNode, Object> perLabel(IntFunction<Function<JsonNode, Double>> label) {
        return in ->
                IntStream.range(0, 5).mapToDouble(k -> label.apply(k).apply(in)).toArray();
    }

    private static Object meanPairwiseKappa(JsonNode in) {
        return IntStream.range(0, 6)
                .boxed()
                .flatMap(a -> IntStream.range(a + 1, 6).mapToObj(b -> columns(in, a, b, 5)))
                .mapToDouble(pair ->
                        CohenKappa.value(pair.table(), Weighting.UNWEIGHTED).orElseThrow())
                .average()
                .orElseThrow();
    }

    private static void tables(GoldenCases cases) {
        for (String name : new String[] {"cohen_wikipedia_2x2", "paradox_118_5_2_0", "agresti_sexual_fun_4x4"}) {
            kappas(cases, name + "/cohen_kappa_");
            cases.meets(name + "/percent_agreement", onTable(Percent::value))
                    .meets(name + "/scott_pi", onTable(ScottPi::value))
                    .meets(name + "/gwet_ac1", onTable(table -> GwetAc.value(table, Weighting.UNWEIGHTED)))
                    .meets(
                            name + "/brennan_prediger",
                            onTable(table -> BrennanPrediger.value(table, Weighting.UNWEIGHTED)))
                    .meets(
                            name + "/krippendorff_alpha_2rater_nominal",
                            onTable(table -> KrippendorffAlpha.value(table, DifferenceMetric.NOMINAL)))
                    .meets(name + "/mcc", onTable(MatthewsCorrelation::value))
                    .isNoTarget(name + "/*.se", OWN_SE);
        }
        String fun = "agresti_sexual_fun_4x4/";
        cases.meets(fun + "gwet_ac2_linear", onTable(table -> GwetAc.value(table, Weighting.LINEAR)))
                .meets(fun + "gwet_ac2_quadratic", onTable(table -> GwetAc.value(table, Weighting.QUADRATIC)))
                .meets(fun + "vcd_check", onTable(table -> CohenKappa.value(table, Weighting.UNWEIGHTED)))
                .meets(fun + "vcd_check.ase", onTable(table -> CohenKappa.standardError(table, Weighting.UNWEIGHTED)))
                .meets(fun + "vcd_check.weighted_linear", valueAndError(Weighting.LINEAR))
                .meets(fun + "vcd_check.weighted_quadratic", valueAndError(Weighting.QUADRATIC));
        // irr drops the last label because its two margins happen to be equal (33 and 33). The golden Bhapkar value,
        // which is
        // Stuart-Maxwell/(1 - Stuart-Maxwell/n), needs the statistic of the whole table, 3.58026 on 3 degrees of
        // freedom.
        cases.isNoTarget(
                fun + "stuart_maxwell_chi2*", "of another table: a label with equal margins is left out of it");
        homogeneity(cases, fun + "bhapkar_chi2", Bhapkar::test);
        cases.meets("cohen1968_disagreement_weights/kappa", in -> CohenKappa.value(
                                table(in.get("proportions")), Weighting.UNWEIGHTED)
                        .orElseThrow())
                .meets("cohen1968_disagreement_weights/weighted_kappa", in -> CohenKappa.value(
                                table(in.get("proportions")),
                                AgreementWeights.ofDisagreements(matrix(in.get("disagreement_weights"))))
                        .orElseThrow());
    }

    private static Function<JsonNode, Object> onTable(TableMeasure measure) {
        return in -> measure.of(table(in.get("table"))).orElseThrow();
    }

    private static Function<JsonNode, Object> valueAndError(Weighting weighting) {
        return in -> new double[] {
            CohenKappa.value(table(in.get("table")), weighting).orElseThrow(),
            CohenKappa.standardError(table(in.get("table")), weighting).orElseThrow()
        };
    }

    private static void homogeneity(
            GoldenCases cases, String name, Function<ConfusionMatrix, Optional<ChiSquaredTest>> test) {
        Function<JsonNode, ChiSquaredTest> ours =
                in -> test.apply(table(in.get("table"))).orElseThrow();
        cases.meets(name, in -> ours.apply(in).statistic())
                .meets(name + ".df", in -> ours.apply(in).degreesOfFreedom())
                .meets(name + ".p", in -> ours.apply(in).pValue());
    }

    private static void kappas(GoldenCases cases, String prefix) {
        for (Weighting weighting : Weighting.values()) {
            String name = prefix + weighting.name().toLowerCase(Locale.ROOT);
            cases.meets(name, onTable(table -> CohenKappa.value(table, weighting)))
                    .meets(name + ".ase_nonnull", onTable(table -> CohenKappa.standardError(table, weighting)))
                    .meets(name + ".ase0_null", onTable(table -> CohenKappa.nullStandardError(table, weighting)))
                    .meets(name + ".z", in -> kappaZ(table(in.get("table")), weighting))
                    .isNoTarget(name + ".ci95", "a Wald interval; ours is BCa")
                    .isNoTarget(name + ".p_two_sided", "follows from z, which is met; the service does not print it");
        }
    }

    private static double kappaZ(ConfusionMatrix table, Weighting weighting) {
        return CohenKappa.value(table, weighting).orElseThrow()
                / CohenKappa.nullStandardError(table, weighting).orElseThrow();
    }

    private static void anxiety(GoldenCases cases) {
        for (Weighting weighting : Weighting.values()) {
            String name = "anxiety_20x3/cohen_kappa_" + weighting.name().toLowerCase(Locale.ROOT);
            cases.meets(name, in -> CohenKappa.value(columns(in, 0, 1, 6).table(), weighting)
                            .orElseThrow())
                    .meets(name + ".z_null", in -> kappaZ(columns(in, 0, 1, 6).table(), weighting))
                    .isNoTarget(name + ".p", "follows from z, which is met; the service does not print it");
        }
        cases.isNoTarget("anxiety_20x3/kendall_W_tie_corrected*", NOT_SERVED);
        for (String[] pair : new String[][] {{"0", "1"}, {"0", "2"}, {"1", "2"}}) {
            int first = Integer.parseInt(pair[0]);
            int second = Integer.parseInt(pair[1]);
            String suffix = "_r" + (first + 1) + "_r" + (second + 1);
            cases.meets("anxiety_20x3/pearson" + suffix, in -> Pearson.value(
                                    columns(in, first, second, 6).ranks())
                            .orElseThrow())
                    .meets("anxiety_20x3/spearman" + suffix, in -> Spearman.value(
                                    columns(in, first, second, 6).ranks())
                            .orElseThrow())
                    .meets("anxiety_20x3/kendall_tau_b" + suffix, in -> KendallTauB.value(
                                    columns(in, first, second, 6).ranks())
                            .orElseThrow())
                    .isNoTarget("anxiety_20x3/*" + suffix + ".p", NO_P)
                    .isNoTarget("anxiety_20x3/*" + suffix + ".tau_c", NOT_SERVED);
        }
    }

    private static void icc(GoldenCases cases) {
        for (String name : new String[] {"anxiety_20x3/icc_twoway_agreement_single", "shrout_fleiss_1979_6x4/ICC2"}) {
            cases.meets(name, in -> icc(in).value().orElseThrow())
                    .meets(name + ".ci95", in -> bounds(icc(in)))
                    .isNoTarget(name + ".F", "a test of ICC = 0, which nobody asks")
                    .isNoTarget(name + ".df*", "a test of ICC = 0, which nobody asks");
        }
        cases.isNoTarget("anxiety_20x3/icc_twoway_agreement_single.p", "a test of ICC = 0, which nobody asks");
        for (String other : new String[] {
            "anxiety_20x3/icc_oneway_*",
            "anxiety_20x3/icc_*_average*",
            "anxiety_20x3/icc_twoway_consistency_*",
            "shrout_fleiss_1979_6x4/ICC1*",
            "shrout_fleiss_1979_6x4/ICC2k*",
            "shrout_fleiss_1979_6x4/ICC3*"
        }) {
            cases.isNoTarget(other, "another ICC than icc21");
        }
    }

    private static Estimate icc(JsonNode in) {
        return IntraclassCorrelation.estimate(NumericRatings.of(matrix(in.get("ratings"))), PLAN);
    }

    private static double[] bounds(Estimate estimate) {
        Interval interval = estimate.fold(Estimate.Known::interval, undefined -> Interval.none(undefined.reason()));
        return bounds(interval.fold(Function.identity(), none -> {
            throw new AssertionError(none.reason());
        }));
    }

    private static double[] bounds(Interval.Bounds bounds) {
        return new double[] {bounds.lower(), bounds.upper()};
    }

    private static void classification(GoldenCases cases) {
        String name = "sklearn_doc_multiclass/";
        cases.meets(name + "confusion_matrix", in -> predicted(in).table().counts())
                .meets(name + "precision_per_class", perClass(LabelMetrics::precision))
                .meets(name + "recall_per_class", perClass(LabelMetrics::recall))
                .meets(name + "f1_per_class", perClass(LabelMetrics::f1))
                .meets(
                        name + "f1_macro",
                        in -> mean((double[]) perClass(LabelMetrics::f1).apply(in)))
                .meets(name + "f1_micro", in -> Percent.value(predicted(in).table())
                        .orElseThrow())
                .meets(name + "f1_weighted", GoldenAgreementTest::f1BySupport)
                .meets(
                        name + "balanced_accuracy",
                        in -> mean((double[]) perClass(LabelMetrics::recall).apply(in)))
                .meets(
                        name + "mcc",
                        in -> MatthewsCorrelation.value(predicted(in).table()).orElseThrow())
                .meets(name + "cohen_kappa", in -> CohenKappa.value(
                                predicted(in).table(), Weighting.UNWEIGHTED)
                        .orElseThrow())
                .meets(
                        "sklearn_doc_mcc/mcc",
                        in -> MatthewsCorrelation.value(predicted(in).table()).orElseThrow());
    }

    private static RatedPairs predicted(JsonNode in) {
        int[] labels = IntStream.concat(IntStream.of(ints(in.get("y_true"))), IntStream.of(ints(in.get("y_pred"))))
                .sorted()
                .distinct()
                .toArray();
        Function<JsonNode, int[]> positions = list -> IntStream.of(ints(list))
                .map(label -> Arrays.binarySearch(labels, label))
                .toArray();
        return RatedPairs.of(labels.length, positions.apply(in.get("y_true")), positions.apply(in.get("y_pred")));
    }

    private interface OfLabel {
        OptionalDouble of(ConfusionMatrix table, int label);
    }

    private static Function<JsonNode, Object> perClass(OfLabel metric) {
        return in -> IntStream.range(0, 3)
                .mapToDouble(label -> metric.of(predicted(in).table(), label).orElseThrow())
                .toArray();
    }

    private static Object f1BySupport(JsonNode in) {
        RatedPairs pairs = predicted(in);
        double sum = 0;
        for (int label = 0; label < 3; label++) {
            sum += LabelMetrics.support(pairs, label)
                    * LabelMetrics.f1(pairs.table(), label).orElseThrow();
        }
        return sum / pairs.size();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static void correlations(GoldenCases cases) {
        String name = "scipy_doc_kendall_spearman/";
        cases.meets(name + "kendall_tau_b", in -> KendallTauB.value(xy(in)).orElseThrow())
                .meets(name + "spearman", in -> Spearman.value(xy(in)).orElseThrow())
                .meets(name + "pearson", in -> Pearson.value(xy(in)).orElseThrow())
                .isNoTarget(name + "*.p_value", NO_P);
    }

    private static NumericPairs xy(JsonNode in) {
        return NumericPairs.of(doubles(in.get("x")), doubles(in.get("y")));
    }

    private static void proportions(GoldenCases cases) {
        for (int[] counts : new int[][] {{81, 263}, {15, 148}, {0, 20}, {1, 29}, {29, 29}}) {
            String suffix = "_" + counts[0] + "_" + counts[1];
            double share = (double) counts[0] / counts[1];
            cases.meets("binomial_intervals/wilson" + suffix, in -> bounds(WilsonInterval.of(share, counts[1], 0.95)))
                    .meets(
                            "binomial_intervals/beta" + suffix,
                            in -> bounds(ClopperPearson.of(counts[0], counts[1], 0.95)));
        }
        cases.isNoTarget("binomial_intervals/agresti_coull_*", "not offered: Wilson and Clopper-Pearson are")
                .isNoTarget("binomial_intervals/jeffreys_*", "not offered: Wilson and Clopper-Pearson are")
                .isNoTarget("binomial_intervals/normal_*", "a Wald interval, offered nowhere");
    }

    private static void mcNemar(GoldenCases cases) {
        String approval = "mcnemar_agresti_approval/";
        cases.meets(
                        approval + "chi2_no_cc",
                        in -> McNemar.chiSquared(86, 150).orElseThrow().statistic())
                .meets(
                        approval + "chi2_no_cc.p",
                        in -> McNemar.chiSquared(86, 150).orElseThrow().pValue())
                .meets(
                        approval + "chi2_cc",
                        in -> McNemar.chiSquaredCorrected(86, 150).orElseThrow().statistic())
                .meets(
                        approval + "chi2_cc.p",
                        in -> McNemar.chiSquaredCorrected(86, 150).orElseThrow().pValue())
                .meets(approval + "exact_p", in -> McNemar.exactP(86, 150))
                .meets(approval + "midp", in -> McNemar.midP(86, 150));
        for (int[] counts : new int[][] {{0, 0}, {1, 0}, {5, 5}, {2, 9}, {0, 6}}) {
            String name = "mcnemar_small_exact/b" + counts[0] + "_c" + counts[1];
            cases.meets(name, in -> McNemar.exactP(counts[0], counts[1]))
                    .meets(name + ".midp", in -> McNemar.midP(counts[0], counts[1]));
        }
    }
}
