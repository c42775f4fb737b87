package dev.assay.stats;

import static dev.assay.stats.GoldenInputs.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.stats.planning.KappaSampleSize;
import dev.assay.stats.planning.PpiSampleSize;
import dev.assay.stats.planning.WilsonSampleSize;
import dev.assay.stats.rates.ActiveInference;
import dev.assay.stats.rates.Aipw;
import dev.assay.stats.rates.AuditProbabilities;
import dev.assay.stats.rates.AuditedItems;
import dev.assay.stats.rates.AuditedMean;
import dev.assay.stats.rates.CorrectedRate;
import dev.assay.stats.rates.CriticalValue;
import dev.assay.stats.rates.Divisor;
import dev.assay.stats.rates.Hajek;
import dev.assay.stats.rates.HorvitzThompson;
import dev.assay.stats.rates.NeymanAllocation;
import dev.assay.stats.rates.ObservedShare;
import dev.assay.stats.rates.PowerTuning;
import dev.assay.stats.rates.PpiEstimate;
import dev.assay.stats.rates.PpiMean;
import dev.assay.stats.rates.PpiPlan;
import dev.assay.stats.rates.PredictedSample;
import dev.assay.stats.rates.RoganGladen;
import dev.assay.stats.rates.StratifiedMean;
import dev.assay.stats.rates.StratifiedPpi;
import dev.assay.stats.rates.Stratum;
import dev.assay.stats.rates.TargetPopulation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** In these files positive means pass; the formulas do not mind which label is called positive. */
class GoldenRatesTest {

    @TestFactory
    Stream<DynamicTest> corrected_rates_meet_their_golden_values() {
        GoldenCases cases = GoldenCases.of("03-bias-corrected-estimation.json");
        roganGladen(cases);
        predictionPowered(cases);
        knownInclusion(cases);
        stratified(cases);
        sampleSizes(cases);
        return cases.tests();
    }

    private static void roganGladen(GoldenCases cases) {
        cases.isNoTarget("*/judgy_bootstrap_ci95", "a bootstrap that leaves the judged rate fixed")
                .isNoTarget("rogan_gladen_*/error", "an exception of the tool; ours is undefined, see RoganGladenTest")
                .isNoTarget("lee2025_readme/allocation_*", "the split of gold between classes is not served")
                .meets("lee2025_readme/theta", in -> value(fromShares(in)))
                .meets("lee2025_readme/ci95", in -> bounds(fromShares(in).rate()));
        for (String name : List.of("judgy_*", "rogan_gladen_*")) {
            cases.meets(name + "/theta_hat", in -> value(fromLabels(in)))
                    .meets(name + "/lee2025_point", in -> value(fromLabels(in)))
                    .meets(name + "/lee2025_ci95", in -> bounds(fromLabels(in).rate()))
                    .meets(
                            name + "/delta_method_se",
                            in -> fromLabels(in).standardError().orElseThrow())
                    .meets(name + "/tpr", in -> share(in, 1, 1).value())
                    .meets(name + "/tnr", in -> share(in, 0, 0).value())
                    .meets(name + "/p_obs", in -> judged(in).value());
        }
    }

    private static double value(CorrectedRate corrected) {
        return corrected.rate().value().orElseThrow();
    }

    private static CorrectedRate fromShares(JsonNode in) {
        return RoganGladen.estimate(
                observed(in, "p", "n"),
                Optional.of(observed(in, "q1", "m1")),
                Optional.of(observed(in, "q0", "m0")),
                1 - in.get("alpha").asDouble());
    }

    private static ObservedShare observed(JsonNode in, String share, String size) {
        long n = in.get(size).asLong();
        return ObservedShare.of(Math.round(in.get(share).asDouble() * n), n);
    }

    private static CorrectedRate fromLabels(JsonNode in) {
        return RoganGladen.estimate(judged(in), Optional.of(share(in, 1, 1)), Optional.of(share(in, 0, 0)), 0.95);
    }

    private static ObservedShare judged(JsonNode in) {
        double[] labels = doubles(in.get("unlabeled_preds"));
        return ObservedShare.of((long) Arrays.stream(labels).sum(), labels.length);
    }

    private static ObservedShare share(JsonNode in, int gold, int judged) {
        double[] labels = doubles(in.get("test_labels"));
        double[] verdicts = doubles(in.get("test_preds"));
        int[] ofClass = IntStream.range(0, labels.length)
                .filter(item -> labels[item] == gold)
                .toArray();
        long right =
                IntStream.of(ofClass).filter(item -> verdicts[item] == judged).count();
        return ObservedShare.of(right, ofClass.length);
    }

    private static void predictionPowered(GoldenCases cases) {
        Map<String, PowerTuning> variants = Map.of(
                "ppi_lam1", PowerTuning.FULL, "ppi_plus", PowerTuning.CLIPPED, "classical_lam0", PowerTuning.NONE);
        variants.forEach((name, tuning) -> cases.meets(
                        "ppi_*/" + name + "_point",
                        in -> ppi(in, tuning, 0.95).mean().value().orElseThrow())
                .meets(
                        "ppi_*/" + name + "_ci90",
                        in -> bounds(ppi(in, tuning, 0.9).mean()))
                .meets(
                        "ppi_*/" + name + "_ci95",
                        in -> bounds(ppi(in, tuning, 0.95).mean())));
        cases.meets(
                        "ppi_*/lambda_hat",
                        in -> ppi(in, PowerTuning.CLIPPED, 0.95).lambda().orElseThrow())
                .meets(
                        "ppi_*/classical_ci95_ppi_py",
                        in -> bounds(ppi(in, PowerTuning.NONE, 0.95).mean()))
                .meets("ppi_*/ppi_plus_pval_null_half", GoldenRatesTest::pValueOfHalf)
                .meets("ppi_*/ppi_power_budget200", GoldenRatesTest::purchaseFor200)
                .isNoTarget("ppi_*/one_sided_bug_*", "a defect of the tool");
        for (String correlation : List.of("0.3", "0.6", "0.9")) {
            double r = Double.parseDouble(correlation);
            for (int budget : new int[] {100, 500}) {
                cases.meets(
                        "ppi_power_analysis/corr" + correlation + "_budget" + budget,
                        in -> purchase(PpiSampleSize.forBudget(r, price(in, "Y"), price(in, "Yhat"), budget), r));
            }
            cases.meets(
                    "ppi_power_analysis/corr" + correlation + "_neff200",
                    in -> purchase(PpiSampleSize.forEffective(r, price(in, "Y"), price(in, "Yhat"), 200), r));
        }
    }

    private static PpiEstimate ppi(JsonNode in, PowerTuning tuning, double level) {
        return PpiMean.estimate(sample(in), PpiPlan.at(level).with(tuning).with(Divisor.N));
    }

    private static PredictedSample sample(JsonNode in) {
        return PredictedSample.of(doubles(in.get("Y")), doubles(in.get("Yhat")), doubles(in.get("Yhat_unlabeled")));
    }

    private static double pValueOfHalf(JsonNode in) {
        // The p-value of the reference does not clip lambda, its interval does.
        PpiEstimate ours = ppi(in, PowerTuning.UNCLIPPED, 0.95);
        double z =
                (ours.mean().value().orElseThrow() - 0.5) / ours.standardError().orElseThrow();
        return 2 * StandardNormal.cumulative(-Math.abs(z));
    }

    private static Object purchaseFor200(JsonNode in) {
        double r = Pearson.value(NumericPairs.of(doubles(in.get("Y")), doubles(in.get("Yhat"))))
                .orElseThrow();
        return purchase(PpiSampleSize.forBudget(r, 1, 0.01, 200), r);
    }

    private static double price(JsonNode in, String of) {
        return in.get("cost_" + of).asDouble();
    }

    private static Map<String, Object> purchase(PpiSampleSize.Purchase ours, double correlation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("n", ours.gold());
        fields.put("N", ours.unlabelled());
        fields.put("cost", ours.cost());
        fields.put("effective_n", Math.round(ours.effective()));
        fields.put("ppi_corr", correlation);
        return fields;
    }

    private static void knownInclusion(GoldenCases cases) {
        String name = "ipw_poisson_sampling_200/";
        for (String suffix : List.of("horvitz_thompson", "ht_R")) {
            cases.meets(
                    name + suffix,
                    in -> thompson(in, TargetPopulation.EVALSET).mean().value().orElseThrow());
        }
        for (String suffix : List.of("horvitz_thompson.se_poisson", "ht_R.se")) {
            cases.meets(name + suffix, in -> error(thompson(in, TargetPopulation.EVALSET)));
        }
        for (String suffix : List.of("hajek", "hajek_R")) {
            cases.meets(
                    name + suffix,
                    in -> hajek(in, TargetPopulation.EVALSET).mean().value().orElseThrow());
        }
        for (String suffix : List.of("hajek.se_poisson_linearised", "hajek_R.se")) {
            cases.meets(name + suffix, in -> error(hajek(in, TargetPopulation.EVALSET)));
        }
        cases.meets(
                        name + "hajek_R.se_with_replacement_approx",
                        in -> error(hajek(in, TargetPopulation.SUPERPOPULATION)))
                .meets(
                        name + "aipw_difference",
                        in -> aipw(in, TargetPopulation.EVALSET).mean().value().orElseThrow())
                .meets(
                        name + "aipw_difference.se_superpopulation",
                        in -> error(aipw(in, TargetPopulation.SUPERPOPULATION)))
                .meets(name + "aipw_difference.se_finite_population", in -> error(aipw(in, TargetPopulation.EVALSET)))
                .meets(name + "n_audited", in -> audited(in).audited())
                .meets(name + "kish_effective_n", in -> audited(in).kishEffectiveSize())
                .isNoTarget(name + "truth_all_items", "the gold of unaudited items is not in the file")
                .isNoTarget(name + "naive_unweighted_audit_mean", "what must not be reported");
    }

    private static AuditedItems audited(JsonNode in) {
        return auditedOf(in.get("gold_or_null"), in.get("pi"));
    }

    private static AuditedItems auditedOf(JsonNode gold, JsonNode inclusion) {
        OptionalDouble[] labels = StreamSupport.stream(gold.spliterator(), false)
                .map(label -> label.isNull() ? OptionalDouble.empty() : OptionalDouble.of(label.asDouble()))
                .toArray(OptionalDouble[]::new);
        return AuditedItems.of(labels, doubles(inclusion));
    }

    private static AuditedMean thompson(JsonNode in, TargetPopulation target) {
        return HorvitzThompson.estimate(audited(in), target, 0.95);
    }

    private static AuditedMean hajek(JsonNode in, TargetPopulation target) {
        return Hajek.estimate(audited(in), target, 0.95);
    }

    private static AuditedMean aipw(JsonNode in, TargetPopulation target) {
        return Aipw.estimate(audited(in), doubles(in.get("judge_score")), target, 0.95);
    }

    private static double error(AuditedMean mean) {
        return mean.standardError().orElseThrow();
    }

    private static void stratified(GoldenCases cases) {
        String name = "stratified_mean_neyman/";
        for (String suffix : List.of("estimate", "estimate_R")) {
            cases.meets(
                    name + suffix,
                    in -> StratifiedMean.share(strata(in), 0.95).value().orElseThrow());
        }
        for (String suffix : List.of("se", "estimate_R.se")) {
            cases.meets(name + suffix, in -> StratifiedMean.standardError(strata(in))
                    .orElseThrow());
        }
        cases.meets(name + "neyman_real", in -> NeymanAllocation.exact(budget(in), sizes(in), deviations(in)))
                .meets(
                        name + "neyman_integer_largest_remainder",
                        in -> NeymanAllocation.rounded(budget(in), sizes(in), deviations(in)))
                .meets(
                        name + "proportional",
                        in -> NeymanAllocation.exact(budget(in), sizes(in), new double[] {1, 1, 1}));
    }

    private static List<Stratum> strata(JsonNode in) {
        return StreamSupport.stream(in.get("strata").spliterator(), false)
                .map(h -> Stratum.ofCounts(
                        h.get("N").asLong(), h.get("n").asLong(), h.get("y1").asLong()))
                .toList();
    }

    private static long budget(JsonNode in) {
        return in.get("budget").asLong();
    }

    private static long[] sizes(JsonNode in) {
        return strata(in).stream().mapToLong(Stratum::size).toArray();
    }

    private static double[] deviations(JsonNode in) {
        return strata(in).stream()
                .mapToDouble(h -> Math.sqrt(h.variance().orElseThrow()))
                .toArray();
    }

    private static void sampleSizes(GoldenCases cases) {
        cases.isNoTarget("sample_size/wald_*", "no Wald interval of a proportion")
                .meets("sample_size/wilson_p0.5_halfwidth0.05", in -> WilsonSampleSize.forHalfWidth(0.5, 0.05, 0.95))
                .meets("sample_size/wilson_p0.8_halfwidth0.05", in -> WilsonSampleSize.forHalfWidth(0.8, 0.05, 0.95))
                .meets("sample_size/wilson_p0.9_halfwidth0.03", in -> WilsonSampleSize.forHalfWidth(0.9, 0.03, 0.95))
                // The names hold irr's order: k0 there is the null.
                .meets(
                        "sample_size/kappa_n_rate.5_.5_k1.7_k0.85",
                        in -> KappaSampleSize.of(0.85, 0.7, new double[] {0.5, 0.5}, 0.95, 0.8))
                .meets(
                        "sample_size/kappa_n_rate.3_.3_k1.6_k0.75",
                        in -> KappaSampleSize.of(0.75, 0.6, new double[] {0.3, 0.7}, 0.95, 0.8))
                .isNoTarget(
                        "sample_size/kappa_n_multicat_.2_.25_.55",
                        "of the worst table with these margins, by linear programming; ours spreads disagreement as chance would");
    }

    @TestFactory
    Stream<DynamicTest> active_and_stratified_inference_meet_their_golden_values() {
        GoldenCases cases = GoldenCases.of("03b-active-and-stratified-ppi.json");
        activeInference(cases);
        stratifiedPpi(cases);
        return cases.meets(
                        "ppi_binary_60_400_glide/ppi_plus",
                        in -> ours(in).mean().value().orElseThrow())
                .meets("ppi_binary_60_400_glide/ppi_plus.ci95", in -> bounds(ours(in).mean()))
                .meets(
                        "active_sampling_probabilities_waterfill/pi*",
                        in -> AuditProbabilities.leastVariance(
                                doubles(in.get("uncertainty")), in.get("budget").asDouble()))
                .tests();
    }

    private static PpiEstimate ours(JsonNode in) {
        return PpiMean.estimate(sample(in), PpiPlan.at(0.95));
    }

    private static void activeInference(GoldenCases cases) {
        String name = "asi_same_data_as_ipw_poisson_sampling_200/";
        Map<String, Function<JsonNode, AuditedMean>> variants = Map.of(
                "asi_power_tuning_False", in -> aipw(in, TargetPopulation.SUPERPOPULATION),
                "asi_power_tuning_True",
                        in -> ActiveInference.estimate(
                                audited(in), doubles(in.get("judge_score")), TargetPopulation.SUPERPOPULATION, 0.95),
                "ipw_classical", in -> thompson(in, TargetPopulation.SUPERPOPULATION));
        variants.forEach((variant, ours) -> cases.meets(
                        name + variant, in -> ours.apply(in).mean().value().orElseThrow())
                .meets(name + variant + ".ci95", in -> bounds(ours.apply(in).mean())));
        cases.meets(name + "*.n_true", in -> audited(in).audited())
                .meets(name + "*.n_proxy", in -> audited(in).size())
                .meets("asi_docstring/point", in -> docstring(in).mean().value().orElseThrow())
                .meets("asi_docstring/ci95", in -> bounds(docstring(in).mean()));
    }

    private static AuditedMean docstring(JsonNode in) {
        return ActiveInference.estimate(
                auditedOf(in.get("y"), in.get("pi")), doubles(in.get("f")), TargetPopulation.SUPERPOPULATION, 0.95);
    }

    private static void stratifiedPpi(GoldenCases cases) {
        String three = "stratppi_binary_3strata/";
        Map<String, PowerTuning> variants = Map.of(
                three + "stratified_ppi_power_tuning_True", PowerTuning.UNCLIPPED,
                three + "stratified_ppi_power_tuning_False", PowerTuning.FULL);
        variants.forEach((name, tuning) -> cases.meets(
                        name, in -> strata(in, tuning).mean().value().orElseThrow())
                .meets(name + ".ci95", in -> bounds(strata(in, tuning).mean())));
        cases.meets(
                        three + "ppi_plus_ignoring_strata",
                        in -> unstratified(in).mean().value().orElseThrow())
                .meets(
                        three + "ppi_plus_ignoring_strata.ci95",
                        in -> bounds(unstratified(in).mean()))
                .meets(
                        "stratppi_docstring/point",
                        in -> strata(in, PowerTuning.UNCLIPPED).mean().value().orElseThrow())
                .meets(
                        "stratppi_docstring/ci95",
                        in -> bounds(strata(in, PowerTuning.UNCLIPPED).mean()));
    }

    private static PpiEstimate strata(JsonNode in, PowerTuning tuning) {
        double[] groups = doubles(in.get("groups"));
        List<PredictedSample> strata = Arrays.stream(groups)
                .distinct()
                .mapToObj(group -> sampleWhere(in, item -> groups[item] == group))
                .toList();
        return StratifiedPpi.estimate(strata, glide().with(tuning));
    }

    private static PpiEstimate unstratified(JsonNode in) {
        return PpiMean.estimate(sampleWhere(in, item -> true), glide().with(PowerTuning.UNCLIPPED));
    }

    private static PpiPlan glide() {
        return PpiPlan.at(0.95).with(CriticalValue.NORMAL);
    }

    private static PredictedSample sampleWhere(JsonNode in, Function<Integer, Boolean> isWanted) {
        JsonNode gold = in.get("y");
        int[] labelled = IntStream.range(0, gold.size())
                .filter(item -> isWanted.apply(item) && !gold.get(item).isNull())
                .toArray();
        int[] others = IntStream.range(0, gold.size())
                .filter(item -> isWanted.apply(item) && gold.get(item).isNull())
                .toArray();
        return PredictedSample.of(pick(gold, labelled), pick(in.get("f"), labelled), pick(in.get("f"), others));
    }

    private static double[] pick(JsonNode list, int[] items) {
        return IntStream.of(items)
                .mapToDouble(item -> list.get(item).asDouble())
                .toArray();
    }

    private static double[] bounds(Estimate estimate) {
        Interval.Bounds bounds = Estimates.bounds(estimate);
        return new double[] {bounds.lower(), bounds.upper()};
    }
}
