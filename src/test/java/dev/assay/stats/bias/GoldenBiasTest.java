package dev.assay.stats.bias;

import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static dev.assay.stats.GoldenInputs.doubles;
import static dev.assay.stats.GoldenInputs.ints;
import static dev.assay.stats.GoldenInputs.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.GoldenCases;
import dev.assay.stats.LogisticFit;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.Ratings;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Meets the golden file on judge biases. */
class GoldenBiasTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(1);
    private static final Map<String, SlotChoice> SLOTS =
            Map.of("1", SlotChoice.FIRST, "2", SlotChoice.SECOND, "T", SlotChoice.TIE);

    @TestFactory
    Stream<DynamicTest> biases_meet_the_golden_values() {
        GoldenCases cases = GoldenCases.of("07-judge-bias.json");
        position(cases);
        length(cases);
        family(cases);
        repetition(cases);
        ordinal(cases);
        binary(cases);
        return cases.tests();
    }

    private static void position(GoldenCases cases) {
        String name = "position_bias_80_pairs/";
        cases.meets(
                        name + "consistent",
                        in -> Math.round(80 * value(position(in).consistency())))
                .meets(name + "position_consistency", in -> value(position(in).consistency()))
                .meets(
                        name + "position_consistency.wilson95",
                        in -> ends(position(in).consistency()))
                .meets(name + "primacy_flips", in -> position(in).primacyFlips())
                .meets(name + "recency_flips", in -> position(in).recencyFlips())
                .meets(name + "tie_flips", in -> position(in).tieFlips())
                .meets(
                        name + "preference_fairness_signed",
                        in -> value(position(in).signed()))
                .meets(
                        name + "first_slot_rate_non_tie",
                        in -> value(position(in).firstPlace()))
                .meets(name + "sign_test_p", in -> position(in).signTestP().orElseThrow());
    }

    private static void length(GoldenCases cases) {
        String name = "length_bias_logit_200/";
        cases.meets(name + "logit_intercept_human_length", in -> regression(in).coefficients())
                .meets(name + "logit_intercept_human_length.se", in -> regression(in)
                        .standardErrors())
                .meets(name + "logit_intercept_human_length.p", in -> IntStream.range(0, 3)
                        .mapToDouble(column -> regression(in).waldP(column).orElseThrow())
                        .toArray())
                .meets(
                        name + "judge_prefers_longer_rate",
                        in -> value(length(in).judgePrefersLonger()))
                .meets(
                        name + "human_prefers_longer_rate",
                        in -> value(length(in).humanPrefersLonger()))
                .meets(
                        name + "spearman_length_vs_disagreement",
                        in -> value(length(in).correlation()));
    }

    private static void family(GoldenCases cases) {
        String name = "self_preference_120/";
        cases.meets(name + "leniency_own", in -> value(family(in).leniencyOwn()))
                .meets(name + "leniency_other", in -> value(family(in).leniencyOther()))
                .meets(name + "self_preference_did", in -> value(family(in).preference()))
                .meets(name + "self_preference_did.se_welch", in -> welch(in).standardError())
                .meets(name + "self_preference_did.welch_t_p", in -> welch(in).pValue())
                .meets(name + "tpr_gap", in -> value(family(in).passGap()))
                .meets(name + "fpr_gap", in -> value(family(in).failGap()));
    }

    private static void repetition(GoldenCases cases) {
        String name = "repetition_stability_30x5/";
        cases.meets(name + "mean_majority_share", in -> value(repetition(in).majorityShare()))
                .meets(
                        name + "mean_pairwise_agreement",
                        in -> value(repetition(in).pairwiseAgreement()))
                .meets(name + "flip_rate", in -> value(repetition(in).flipRate()))
                .meets(
                        name + "fleiss_kappa_runs_as_raters",
                        in -> value(repetition(in).kappa()));
    }

    private static void ordinal(GoldenCases cases) {
        String name = "leniency_ordinal_12/";
        cases.meets(name + "mean_signed_difference", in -> value(ordinal(in).meanDifference()))
                .meets(name + "mean_signed_difference.se", in -> limits(in).standardError())
                .isNoTarget(
                        name + "mean_signed_difference.t_ci95",
                        "1.3e-12 off: scipy 1.10 ends its search for the t quantile there, see the table of biases")
                .meets(name + "mean_abs_difference", in -> value(ordinal(in).meanAbsoluteDifference()))
                .meets(
                        name + "wilcoxon_signed_rank_p",
                        in -> ordinal(in).wilcoxon().orElseThrow().pValue())
                .meets(
                        name + "wilcoxon_signed_rank_p.statistic",
                        in -> ordinal(in).wilcoxon().orElseThrow().statistic())
                .meets(
                        name + "central_tendency_sd_ratio",
                        in -> value(ordinal(in).spread()))
                .meets(
                        name + "ols_judge_on_human_slope",
                        in -> value(ordinal(in).slope()))
                .isNoTarget(name + "ols_judge_on_human_slope.intercept", "not offered: mean(judge) - slope mean(human)")
                .meets(name + "bland_altman_loa", in ->
                        new double[] {limits(in).lower(), limits(in).upper()});
    }

    private static void binary(GoldenCases cases) {
        String name = "leniency_binary_sdt_100/";
        cases.meets(name + "pass_rate_gap", in -> value(binary(in).gap()))
                .meets(name + "mcnemar_exact_p", in -> binary(in).mcNemarP().orElseThrow())
                .meets(name + "dprime_loglinear", in -> value(binary(in).sensitivity()))
                .meets(name + "criterion_c_loglinear", in -> value(binary(in).criterion()));
    }

    private static PositionEffect position(JsonNode in) {
        SlotChoice[] asGiven = slots(in.get("order_ab"));
        return PositionEffect.of(asGiven, slots(in.get("order_ba")), own(asGiven.length), PLAN);
    }

    private static LengthEffect length(JsonNode in) {
        double[] ratio = doubles(in.get("log_length_ratio"));
        return LengthEffect.of(
                flags(in.get("judge_pick_a")), flags(in.get("human_pick_a")), ratio, own(ratio.length), PLAN);
    }

    private static LogisticFit regression(JsonNode in) {
        return LengthEffect.regression(
                        flags(in.get("judge_pick_a")),
                        flags(in.get("human_pick_a")),
                        doubles(in.get("log_length_ratio")))
                .model()
                .orElseThrow();
    }

    private static SelfPreference family(JsonNode in) {
        boolean[] own = flags(in.get("own_family"));
        return SelfPreference.of(own, flags(in.get("human_pass")), flags(in.get("judge_pass")), own(own.length), PLAN);
    }

    private static WelchTest welch(JsonNode in) {
        int[] own = ints(in.get("own_family"));
        int[] human = ints(in.get("human_pass"));
        int[] judge = ints(in.get("judge_pass"));
        Function<Integer, double[]> group = wanted -> IntStream.range(0, own.length)
                .filter(item -> own[item] == wanted)
                .mapToDouble(item -> judge[item] - human[item])
                .toArray();
        return WelchTest.of(group.apply(1), group.apply(0)).orElseThrow();
    }

    private static Repetition repetition(JsonNode in) {
        int[][] runs = Arrays.stream(matrix(in.get("runs")))
                .map(row -> Arrays.stream(row).mapToInt(label -> (int) label).toArray())
                .toArray(int[][]::new);
        return Repetition.of(Ratings.of(2, runs), own(runs.length), PLAN);
    }

    private static OrdinalLeniency ordinal(JsonNode in) {
        return OrdinalLeniency.of(pairs(in), PLAN);
    }

    private static BlandAltman limits(JsonNode in) {
        return BlandAltman.of(pairs(in), 0.95).orElseThrow();
    }

    private static BinaryLeniency binary(JsonNode in) {
        boolean[] human = flags(in.get("human"));
        return BinaryLeniency.of(human, flags(in.get("judge")), own(human.length), PLAN);
    }

    private static NumericPairs pairs(JsonNode in) {
        return NumericPairs.of(doubles(in.get("human")), doubles(in.get("judge")));
    }

    private static double[] ends(Estimate estimate) {
        return new double[] {bounds(estimate).lower(), bounds(estimate).upper()};
    }

    private static SlotChoice[] slots(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(slot -> SLOTS.get(slot.asText()))
                .toArray(SlotChoice[]::new);
    }

    private static boolean[] flags(JsonNode list) {
        int[] values = ints(list);
        boolean[] flags = new boolean[values.length];
        IntStream.range(0, flags.length).forEach(item -> flags[item] = values[item] == 1);
        return flags;
    }

    private static int[] own(int n) {
        return IntStream.range(0, n).toArray();
    }
}
