package dev.assay.stats.bias;

import static dev.assay.stats.Estimates.assertNoInterval;
import static dev.assay.stats.Estimates.assertUndefined;
import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Logit;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.Ratings;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BiasTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(1);

    @Test
    void the_place_that_wins_twice_is_a_flip_and_the_output_that_wins_twice_is_none() {
        // Consistent: 12 and 21 and TT; primacy: 11; recency: 22; tie flips: 1T and T2.
        PositionEffect effect = position("1 2 T 1 2 1 T", "2 1 T 1 2 T 2");

        assertThat(value(effect.consistency())).isCloseTo(3 / 7.0, within(1e-12));
        assertThat(effect.primacyFlips()).isEqualTo(1);
        assertThat(effect.recencyFlips()).isEqualTo(1);
        assertThat(effect.tieFlips()).isEqualTo(2);
        assertThat(value(effect.signed())).isZero();
        assertThat(effect.signTestP()).hasValue(1);
        // Ten answers are no ties; first places: 1 1 1 1 (as given: pairs 1, 4, 6) + 1 (swapped: 2, 4) = 5 of 10.
        assertThat(value(effect.firstPlace())).isEqualTo(0.5);
    }

    @Test
    void swapping_what_is_called_first_turns_the_sign_round() {
        PositionEffect effect = position("1 1 1 2 1 2 T 1 1 2 1 1", "1 1 2 2 1 1 T 2 1 1 1 1");
        PositionEffect turned = position("2 2 2 1 2 1 T 2 2 1 2 2", "2 2 1 1 2 2 T 1 2 2 2 2");

        assertThat(value(turned.signed())).isCloseTo(-value(effect.signed()), within(1e-12));
        assertThat(value(turned.consistency())).isEqualTo(value(effect.consistency()));
        assertThat(turned.signTestP()).isEqualTo(effect.signTestP());
    }

    @Test
    void position_is_undefined_without_pairs_and_untested_in_clusters() {
        PositionEffect none = PositionEffect.of(new SlotChoice[0], new SlotChoice[0], new int[0], PLAN);
        SlotChoice[] first = {SlotChoice.FIRST, SlotChoice.FIRST};

        assertUndefined(none.consistency(), "no items");
        assertUndefined(none.signed(), "no pairs");
        assertThat(none.signTestP()).isEmpty();
        assertThat(PositionEffect.of(first, first, new int[2], PLAN).signTestP())
                .isEmpty();
    }

    @Test
    void a_judge_who_follows_humans_who_like_length_is_not_biased() {
        Lengths fair = new Lengths(600, 3, 0);

        LengthEffect effect = fair.effect();

        assertThat(value(effect.judgePrefersLonger())).isGreaterThan(0.6);
        assertThat(value(effect.humanPrefersLonger())).isGreaterThan(0.7);
        assertThat(bounds(effect.coefficient()).lower()).isLessThan(0);
        assertThat(bounds(effect.coefficient()).upper()).isGreaterThan(0);
    }

    @Test
    void a_judge_who_adds_a_taste_for_length_is() {
        LengthEffect effect = new Lengths(600, 4, 1.5).effect();

        assertThat(bounds(effect.coefficient()).lower()).isGreaterThan(0.5);
        assertThat(value(effect.coefficient())).isCloseTo(1.5, within(0.5));
    }

    @Test
    void turning_every_pair_round_leaves_the_bias_of_length() {
        Lengths pairs = new Lengths(60, 5, 1);

        assertThat(value(pairs.turned().effect().coefficient()))
                .isCloseTo(value(pairs.effect().coefficient()), within(1e-8));
    }

    @Test
    void length_has_no_effect_to_speak_of_where_it_is_constant_or_separates() {
        boolean[] judge = {true, false, true, false};
        boolean[] human = {true, true, false, false};

        assertUndefined(
                LengthEffect.of(judge, human, new double[4], own(4), PLAN).coefficient(),
                "columns depend on each other");
        assertUndefined(
                LengthEffect.of(judge, human, new double[] {1, -1, 2, -2}, own(4), PLAN)
                        .coefficient(),
                "separation");
        assertUndefined(
                LengthEffect.of(judge, human, new double[4], own(4), PLAN).judgePrefersLonger(), "no items");
    }

    @Test
    void the_slope_on_log_length_by_hand() {
        // x = 0 1 2, y = 1 1 4: slope 3/2.
        assertThat(value(LengthSlope.estimate(NumericPairs.of(new double[] {0, 1, 2}, new double[] {1, 1, 4}), PLAN)))
                .isCloseTo(1.5, within(1e-12));
        assertUndefined(
                LengthSlope.estimate(NumericPairs.of(new double[] {7, 7}, new double[] {1, 2}), PLAN),
                "lengths do not differ");
        assertUndefined(
                LengthSlope.estimate(NumericPairs.of(new double[0], new double[0]), PLAN), "lengths do not differ");
    }

    @Test
    void the_slope_of_length_is_the_line_of_least_squares_by_weight() {
        // x 0, 1, 2 and y 1, 1, 4 with the last point twice: means 5/4 and 10/4; sum (x-mx)(y-my) = 4.5, sum (x-mx)^2 =
        // 2.75.
        NumericPairs pairs =
                NumericPairs.of(new double[] {0, 1, 2}, new double[] {1, 1, 4}).withWeights(new double[] {1, 1, 2});

        assertThat(value(LengthSlope.estimate(pairs, PLAN))).isCloseTo(4.5 / 2.75, within(1e-12));
    }

    @Test
    void the_slope_does_not_care_where_lengths_and_scores_begin() {
        double[] far = {1e8, 1e8 + 1, 1e8 + 2};

        assertThat(value(LengthSlope.estimate(NumericPairs.of(far, new double[] {1e8 + 1, 1e8 + 1, 1e8 + 4}), PLAN)))
                .isCloseTo(1.5, within(1e-9));
    }

    @Test
    void columns_of_another_length_are_refused() {
        boolean[] two = new boolean[2];
        boolean[] three = new boolean[3];

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SelfPreference.of(two, three, two, own(2), PLAN))
                .withMessage("human labels must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SelfPreference.of(two, two, three, own(2), PLAN))
                .withMessage("judge labels must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SelfPreference.of(two, two, two, own(3), PLAN))
                .withMessage("clusters must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LengthEffect.of(three, two, new double[2], own(2), PLAN))
                .withMessage("judge's picks must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LengthEffect.of(two, three, new double[2], own(2), PLAN))
                .withMessage("human's picks must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LengthEffect.of(two, two, new double[2], own(3), PLAN))
                .withMessage("clusters must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryLeniency.of(two, three, own(2), PLAN))
                .withMessage("judge labels must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryLeniency.of(two, two, own(3), PLAN))
                .withMessage("clusters must have one entry per item: expected 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PositionEffect.of(slots("1 2"), slots("1"), own(2), PLAN))
                .withMessage("swapped must have one entry per item: expected 2, was 1");
    }

    @Test
    void a_generous_judge_prefers_nobody() {
        // Both families: humans pass 1 of 2, the judge all.
        SelfPreference preference =
                SelfPreference.of(flags(1, 1, 0, 0), flags(1, 0, 1, 0), flags(1, 1, 1, 1), own(4), PLAN);

        assertThat(value(preference.leniencyOwn())).isEqualTo(0.5);
        assertThat(value(preference.preference())).isZero();
        assertThat(value(preference.passGap())).isZero();
        assertThat(value(preference.failGap())).isZero();
    }

    @Test
    void exchanging_the_families_turns_the_preference_round() {
        boolean[] own = flags(1, 1, 1, 1, 0, 0, 0, 0);
        boolean[] other = flags(0, 0, 0, 0, 1, 1, 1, 1);
        boolean[] human = flags(1, 0, 0, 1, 1, 0, 0, 1);
        boolean[] judge = flags(1, 1, 1, 1, 1, 0, 1, 0);

        SelfPreference one = SelfPreference.of(own, human, judge, own(8), PLAN);
        SelfPreference two = SelfPreference.of(other, human, judge, own(8), PLAN);

        // Own: judge 4, human 2 of 4, so .5; others: judge 2, human 2, so 0.
        assertThat(value(one.preference())).isEqualTo(0.5);
        assertThat(value(two.preference())).isEqualTo(-0.5);
        // Humans fail two in each family: own passed twice, others once.
        assertThat(value(one.failGap())).isEqualTo(0.5);
        assertThat(value(one.passGap())).isEqualTo(0.5);
    }

    @Test
    void self_preference_needs_both_families_and_both_labels() {
        SelfPreference alone = SelfPreference.of(flags(1, 1), flags(1, 1), flags(1, 0), own(2), PLAN);

        assertUndefined(alone.leniencyOther(), "no output of another family");
        assertUndefined(alone.preference(), "one of the families is missing");
        assertUndefined(alone.passGap(), "no output that humans pass in one family");
        assertUndefined(alone.failGap(), "no output that humans fail in one family");
        assertThat(value(alone.leniencyOwn())).isEqualTo(-0.5);
        assertNoInterval(alone.leniencyOwn(), "too few clusters");
    }

    @Test
    void repetition_by_hand() {
        // 0 0 1: majority 2/3, agreeing pairs 1/3, flip; 1 1 1: 1, 1, none; a single sample is left out.
        Ratings samples = Ratings.of(2, new int[][] {{0, 0, 1}, {1, 1, 1}, {1, Ratings.MISSING, Ratings.MISSING}});

        Repetition repetition = Repetition.of(samples, own(3), PLAN);

        assertThat(value(repetition.majorityShare())).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(value(repetition.pairwiseAgreement())).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(value(repetition.flipRate())).isEqualTo(0.5);
        assertUndefined(repetition.kappa(), "units have different numbers of ratings");
    }

    @Test
    void asking_once_says_nothing_of_repetition() {
        Repetition once = Repetition.of(Ratings.of(2, new int[][] {{0}, {1}}), own(2), PLAN);

        for (Estimate each :
                new Estimate[] {once.majorityShare(), once.pairwiseAgreement(), once.flipRate(), once.kappa()}) {
            assertUndefined(each, "no item was sampled twice");
        }
    }

    @Test
    void a_judge_who_guesses_has_no_eye_and_a_lenient_one_a_low_bar() {
        // 10 of 20 passed on either side: H' = F' = 10.5/21 = .5, so d' = c = 0.
        BinaryLeniency guess = binary(10, 10, 10, 10);
        BinaryLeniency lenient = binary(2, 18, 0, 20);

        assertThat(value(guess.sensitivity())).isCloseTo(0, within(1e-12));
        assertThat(value(guess.criterion())).isCloseTo(0, within(1e-12));
        assertThat(value(lenient.criterion())).isNegative();
        assertThat(value(lenient.gap())).isCloseTo(18 / 40.0, within(1e-12));
    }

    @Test
    void exchanging_pass_and_fail_keeps_the_eye_and_turns_the_bar_round() {
        BinaryLeniency one = binary(12, 8, 3, 17);
        BinaryLeniency other = binary(17, 3, 8, 12);

        assertThat(value(other.sensitivity())).isCloseTo(value(one.sensitivity()), within(1e-12));
        assertThat(value(other.criterion())).isCloseTo(-value(one.criterion()), within(1e-12));
        assertThat(other.mcNemarP()).isEqualTo(one.mcNemarP());
    }

    @Test
    void humans_who_pass_everything_leave_no_eye_to_measure() {
        assertUndefined(binary(0, 0, 5, 15).sensitivity(), "humans pass all or none");
        assertUndefined(binary(0, 0, 5, 15).criterion(), "humans pass all or none");
        assertThat(value(binary(0, 0, 5, 15).gap())).isEqualTo(-0.25);
    }

    @Test
    void a_judge_of_half_the_range_has_half_the_spread() {
        NumericPairs pairs = NumericPairs.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 2.5, 3, 3.5, 4});

        OrdinalLeniency leniency = OrdinalLeniency.of(pairs, PLAN);

        assertThat(value(leniency.spread())).isCloseTo(0.5, within(1e-12));
        assertThat(value(leniency.slope())).isCloseTo(0.5, within(1e-12));
        assertThat(value(leniency.meanDifference())).isCloseTo(0, within(1e-12));
    }

    @Test
    void humans_who_never_vary_give_no_spread() {
        OrdinalLeniency leniency = OrdinalLeniency.of(NumericPairs.of(new double[] {3, 3}, new double[] {2, 4}), PLAN);

        assertUndefined(leniency.spread(), "humans do not vary");
        assertUndefined(leniency.slope(), "humans do not vary");
    }

    @Test
    void wilcoxon_by_hand() {
        // |d| = 1 1 2 3 without the 0: ranks 1.5 1.5 3 4; below 0: 1.5. Mean 5, variance 4 x 5 x 9/24 - 6/48 = 7.375.
        WilcoxonSignedRank test =
                WilcoxonSignedRank.of(new double[] {1, -1, 2, 0, 3}).orElseThrow();

        assertThat(test.statistic()).isEqualTo(1.5);
        assertThat(test.differences()).isEqualTo(4);
        // z = -3.5/2.7157 = -1.2888, p = .1975.
        assertThat(test.pValue()).isCloseTo(0.1975, within(5e-5));
    }

    @Test
    void wilcoxon_does_not_care_for_the_direction_and_is_empty_without_differences() {
        double[] differences = {0.5, -1, 2, 2.5, -0.25, 3};
        double[] turned = Arrays.stream(differences).map(each -> -each).toArray();

        assertThat(WilcoxonSignedRank.of(turned)).isEqualTo(WilcoxonSignedRank.of(differences));
        assertThat(WilcoxonSignedRank.of(new double[] {0, 0})).isEmpty();
    }

    @Test
    void limits_of_agreement_need_differences_that_vary() {
        assertThat(BlandAltman.of(NumericPairs.of(new double[] {1, 2}, new double[] {2, 3}), 0.95))
                .isEmpty();
        assertThat(BlandAltman.of(NumericPairs.of(new double[] {1}, new double[] {2}), 0.95))
                .isEmpty();
    }

    @Test
    void limits_of_agreement_hold_about_their_share_of_items() {
        SplittableRandom random = new SplittableRandom(6);
        double[] difference = IntStream.range(0, 4000)
                .mapToDouble(item -> IntStream.range(0, 12)
                                .mapToDouble(k -> random.nextDouble())
                                .sum()
                        - 6)
                .toArray();

        BlandAltman limits = BlandAltman.of(NumericPairs.of(new double[4000], difference), 0.95)
                .orElseThrow();

        double inside = Arrays.stream(difference)
                        .filter(each -> each > limits.lower() && each < limits.upper())
                        .count()
                / 4000.0;
        assertThat(inside).isCloseTo(0.95, within(0.015));
    }

    @Test
    void clustered_items_get_no_test_and_no_t_interval() {
        NumericPairs pairs =
                NumericPairs.of(new double[] {1, 2, 3}, new double[] {2, 2, 5}).withClusters(new int[] {0, 0, 1});

        assertThat(OrdinalLeniency.of(pairs, PLAN).wilcoxon()).isEmpty();
        assertNoInterval(
                Estimate.known(0, BlandAltman.of(pairs, 0.95).orElseThrow().meanInterval(), 3), "items are clustered");
    }

    @Test
    void welch_needs_two_numbers_on_each_side_and_some_variance() {
        assertThat(WelchTest.of(new double[] {1}, new double[] {1, 2})).isEmpty();
        assertThat(WelchTest.of(new double[] {1, 1}, new double[] {2, 2})).isEmpty();
        // Means 2 and 5, variances 1 and 1, se = sqrt(2/3); equal sizes and variances: 4 degrees of freedom.
        WelchTest test =
                WelchTest.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}).orElseThrow();
        assertThat(test.standardError()).isCloseTo(Math.sqrt(2 / 3.0), within(1e-12));
        assertThat(test.degreesOfFreedom()).isCloseTo(4, within(1e-9));
    }

    private static BinaryLeniency binary(int failFail, int failPass, int passFail, int passPass) {
        int n = failFail + failPass + passFail + passPass;
        boolean[] human = new boolean[n];
        boolean[] judge = new boolean[n];
        for (int item = 0; item < n; item++) {
            human[item] = item >= failFail + failPass;
            judge[item] = human[item] ? item >= n - passPass : item >= failFail;
        }
        return BinaryLeniency.of(human, judge, own(n), PLAN);
    }

    /** Pairs whose longer output humans like, and a judge who mostly follows them. */
    private record Lengths(boolean[] judge, boolean[] human, double[] ratio) {

        Lengths(int pairs, long seed, double taste) {
            this(new boolean[pairs], new boolean[pairs], new double[pairs]);
            SplittableRandom random = new SplittableRandom(seed);
            for (int pair = 0; pair < pairs; pair++) {
                ratio[pair] = 2 * random.nextDouble() - 1;
                human[pair] = random.nextDouble() < Logit.inverse(3 * ratio[pair]);
                judge[pair] = random.nextDouble() < Logit.inverse((human[pair] ? 1.5 : -1.5) + taste * ratio[pair]);
            }
        }

        Lengths turned() {
            boolean[] otherJudge = new boolean[judge.length];
            boolean[] otherHuman = new boolean[judge.length];
            for (int pair = 0; pair < judge.length; pair++) {
                otherJudge[pair] = !judge[pair];
                otherHuman[pair] = !human[pair];
            }
            return new Lengths(
                    otherJudge,
                    otherHuman,
                    Arrays.stream(ratio).map(each -> -each).toArray());
        }

        LengthEffect effect() {
            return LengthEffect.of(judge, human, ratio, own(judge.length), PLAN);
        }
    }

    private static PositionEffect position(String asGiven, String swapped) {
        SlotChoice[] choices = slots(asGiven);
        return PositionEffect.of(choices, slots(swapped), own(choices.length), PLAN);
    }

    private static SlotChoice[] slots(String words) {
        return Arrays.stream(words.split(" ", -1))
                .map(word ->
                        word.equals("1") ? SlotChoice.FIRST : word.equals("2") ? SlotChoice.SECOND : SlotChoice.TIE)
                .toArray(SlotChoice[]::new);
    }

    private static boolean[] flags(int... values) {
        boolean[] flags = new boolean[values.length];
        IntStream.range(0, flags.length).forEach(item -> flags[item] = values[item] == 1);
        return flags;
    }

    private static int[] own(int n) {
        return IntStream.range(0, n).toArray();
    }
}
