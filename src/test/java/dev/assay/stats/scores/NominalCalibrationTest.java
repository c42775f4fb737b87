package dev.assay.stats.scores;

import static dev.assay.stats.Estimates.whyImpossible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Fit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NominalCalibrationTest {

    @Test
    void each_label_answers_for_itself_and_the_answers_are_divided_by_their_sum() {
        // Log odds 2 l: of .5 they stay .5, of .2 they become 2 ln .25, so .0625/1.0625 = 1/17. .5 + 2/17 = 21/34.
        OneVsRest map = new OneVsRest(List.of(new PlattMap(2, 0), new PlattMap(2, 0), new PlattMap(2, 0)));

        assertThat(map.probabilities(new double[] {0.5, 0.2, 0.2}))
                .containsExactly(new double[] {17 / 21.0, 2 / 21.0, 2 / 21.0}, within(1e-12));
    }

    @Test
    void where_every_label_is_denied_all_are_equally_likely() {
        OneVsRest map = NominalForecasts.identity(4);

        assertThat(map.probabilities(new double[4])).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void on_two_labels_mirrored_scores_give_the_binary_map() {
        // Platt's targets are mirrored with the labels, so P(0) = 1 - P(1) before any division.
        LabelledScores binary = SomeScores.random(3, 200, 1.7, -0.4, 1);
        NominalScores items = NominalScores.of(
                IntStream.range(0, 200)
                        .mapToObj(item -> new double[] {1 - binary.score(item), binary.score(item)})
                        .toArray(double[][]::new),
                IntStream.range(0, 200)
                        .map(item -> binary.isPositive(item) ? 1 : 0)
                        .toArray(),
                SomeScores.groups(200, 1),
                2);

        OneVsRest map = OneVsRest.fit(items, CalibrationMethod.PLATT).model().orElseThrow();

        PlattMap platt = PlattMap.fit(binary).model().orElseThrow();
        assertThat(map.probabilities(new double[] {0.3, 0.7})[1]).isCloseTo(platt.probability(0.7), within(1e-6));
    }

    @Test
    void a_judge_that_is_too_sure_is_taken_back() {
        // Always .97 sure, right on 70 %: a calibrated .7 for the chosen label.
        NominalScores bold = tooSure(1, 600);

        NominalCalibration calibration = choose(bold);

        assertThat(calibration.method()).isNotEqualTo(CalibrationMethod.IDENTITY);
        assertThat(calibration.logLoss().get(calibration.method()))
                .isLessThan(calibration.logLoss().get(CalibrationMethod.IDENTITY));
        assertThat(calibration.map().probabilities(new double[] {0.97, 0.015, 0.015})[0])
                .isCloseTo(0.7, within(0.06));
    }

    @Test
    void a_judge_that_is_as_sure_as_it_is_right_leaves_nothing_to_mend() {
        // Three maps of two numbers on 400 items: what they gain by chance is some 6/800 nats.
        for (long seed = 1; seed <= 10; seed++) {
            NominalCalibration calibration = choose(calibrated(seed, 400));

            double asItIs = calibration.logLoss().get(CalibrationMethod.IDENTITY);
            assertThat(asItIs - calibration.outOfFold().meanLogLoss().orElseThrow())
                    .isBetween(0.0, 0.02);
        }
    }

    @Test
    void no_map_ever_sees_the_group_that_it_is_asked_about() {
        NominalScores items = calibrated(2, 120);
        Folds folds = Folds.assign(items, 4, 7);
        List<Set<String>> seen = new ArrayList<>();
        CalibrationFitter spy = given -> {
            seen.add(given.groups());
            return Fit.found(new IdentityMap());
        };

        CrossFitting.outOfFold(items, folds, spy);

        // Three labels a fold.
        assertThat(seen).hasSize(12);
        for (int item = 0; item < items.size(); item++) {
            for (int label = 0; label < 3; label++) {
                assertThat(seen.get(3 * folds.foldOf(item) + label)).doesNotContain(items.group(item));
            }
        }
    }

    @Test
    void out_of_fold_distributions_come_in_the_order_of_the_items() {
        NominalScores items = calibrated(4, 90);

        NominalForecasts honest = CrossFitting.outOfFold(items, Folds.assign(items, 5, 1), CalibrationMethod.IDENTITY)
                .model()
                .orElseThrow();

        for (int item = 0; item < items.size(); item++) {
            assertThat(honest.probabilities(item)).containsExactly(items.scores(item), within(1e-12));
        }
    }

    @Test
    void each_label_is_spread_over_the_folds() {
        int[] labels = IntStream.range(0, 60).map(item -> item % 6 / 2).toArray();
        NominalScores items = NominalScores.of(new double[60][3], labels, SomeScores.groups(60, 1), 3);

        Folds folds = Folds.assign(items, 5, 3);

        for (int fold = 0; fold < 5; fold++) {
            for (int label = 0; label < 3; label++) {
                int f = fold;
                int k = label;
                assertThat(IntStream.range(0, 60)
                                .filter(item -> folds.foldOf(item) == f && labels[item] == k)
                                .count())
                        .isEqualTo(4);
            }
        }
    }

    @Test
    void the_loss_reads_the_probability_of_the_true_label() {
        // -ln of .5 and .2 on average; one label against the rest says .5 (true) and .7 (false) of label 0.
        NominalForecasts forecasts = NominalForecasts.uncalibrated(NominalScores.of(
                new double[][] {{0.5, 0.3, 0.2}, {0.7, 0.1, 0.2}}, new int[] {0, 2}, new String[] {"a", "b"}, 3));

        assertThat(forecasts.meanLogLoss().orElseThrow())
                .isCloseTo(-(Math.log(0.5) + Math.log(0.2)) / 2, within(1e-12));
        assertThat(forecasts.of(0).probability(1)).isCloseTo(0.7, within(1e-12));
        assertThat(forecasts.of(0).isPositive(0)).isTrue();
        assertThat(forecasts.of(0).isPositive(1)).isFalse();
    }

    @Test
    void what_a_judge_does_not_give_to_its_choice_the_others_share() {
        NominalScores items =
                NominalScores.ofChosen(new int[] {1}, new double[] {0.8}, new int[] {0}, new String[] {"a"}, 3);

        assertThat(items.scores(0)).containsExactly(new double[] {0.1, 0.8, 0.1}, within(1e-12));
        assertThat(items.label(0)).isZero();
    }

    @Test
    void a_rare_label_is_refused_with_the_number_that_is_wanting() {
        int[] labels =
                IntStream.range(0, 60).map(item -> item < 9 ? 2 : item % 2).toArray();
        NominalScores items = NominalScores.of(new double[60][3], labels, SomeScores.groups(60, 1), 3);

        assertThat(whyImpossible(NominalCalibration.choose(items, Folds.assign(items, 5, 1))))
                .isEqualTo("label 2 has 9 items, 1 more are needed");
    }

    @Test
    void a_label_that_never_occurs_has_no_map() {
        NominalScores items = NominalScores.of(
                new double[][] {{0.5, 0.3, 0.2}, {0.3, 0.5, 0.2}}, new int[] {0, 1}, new String[] {"a", "b"}, 3);

        assertThat(whyImpossible(OneVsRest.fit(items, CalibrationMethod.ISOTONIC)))
                .isEqualTo("label 2 against the rest: one class only");
    }

    @Test
    void a_finished_calibration_answers_for_new_groups_only() {
        NominalScores items = tooSure(5, 300);
        NominalCalibration calibration = choose(items);
        double[][] scores = {{0.97, 0.015, 0.015}};
        NominalScores fresh = NominalScores.of(scores, new int[] {0}, new String[] {"new"}, 3);
        NominalScores seen = NominalScores.of(scores, new int[] {0}, new String[] {"g000007"}, 3);

        assertThat(calibration.forecast(fresh).probabilities(0))
                .containsExactly(calibration.map().probabilities(scores[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calibration.forecast(seen))
                .withMessage("a holdout must not share a group with the calibration, both have g000007");
    }

    @Test
    void refuses_rows_that_are_not_one_score_per_label() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NominalScores.of(new double[][] {{0.5, 0.5}}, new int[] {0}, new String[] {"a"}, 3))
                .withMessage("row 0 must have one entry per item: expected 3, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NominalScores.of(new double[][] {{0.5, 1.5}}, new int[] {0}, new String[] {"a"}, 2))
                .withMessage("score must be in [0,1], was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NominalForecasts.identity(3).probabilities(new double[] {0.5, 0.5}))
                .withMessage("scores must have one entry per item: expected 3, was 2");
    }

    private static NominalCalibration choose(NominalScores items) {
        return NominalCalibration.choose(items, Folds.assign(items, 5, 1))
                .model()
                .orElseThrow();
    }

    /** A judge that is always .97 sure, right on 70 % and else wrong in either way. */
    private static NominalScores tooSure(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] chosen = random.ints(n, 0, 3).toArray();
        int[] labels = Arrays.stream(chosen)
                .map(label -> random.nextDouble() < 0.7 ? label : (label + 1 + random.nextInt(2)) % 3)
                .toArray();
        double[] confidence = new double[n];
        Arrays.fill(confidence, 0.97);
        return NominalScores.ofChosen(chosen, confidence, labels, SomeScores.groups(n, 1), 3);
    }

    /** Labels drawn from the very distributions that are the scores, two items a group. */
    private static NominalScores calibrated(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] scores = new double[n][3];
        int[] labels = new int[n];
        for (int item = 0; item < n; item++) {
            double first = random.nextDouble();
            double second = (1 - first) * random.nextDouble();
            scores[item] = new double[] {first, second, 1 - first - second};
            double drawn = random.nextDouble();
            labels[item] = drawn < first ? 0 : drawn < first + second ? 1 : 2;
        }
        return NominalScores.of(scores, labels, SomeScores.groups(n, 2), 3);
    }
}
