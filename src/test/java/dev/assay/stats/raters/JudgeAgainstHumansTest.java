package dev.assay.stats.raters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimates;
import dev.assay.stats.Ratings;
import dev.assay.stats.Tables;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeAgainstHumansTest {

    private static final BootstrapPlan BOOTSTRAP = BootstrapPlan.seeded(3);
    private static final AlternativeAnnotatorPlan PLAN =
            AlternativeAnnotatorPlan.of(Alignment.NOMINAL, AnnotatorSkill.EXPERT);

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/alt-test.csv", delimiter = ';', useHeadersInDisplayName = true)
    void meets_the_reference_table(
            Alignment alignment, int human, String measure, String data, double expected, double tolerance) {
        double actual = measure.equals("signed_rank")
                ? SignedRankTest.pValueBelow(Tables.numbers(data)[0], 0.2)
                : ofHuman(alignment, human, measure, Tables.optionals(data));

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    private static double ofHuman(Alignment alignment, int human, String measure, OptionalDouble[][] columns) {
        OptionalDouble[][] humans = IntStream.range(0, columns[0].length)
                .mapToObj(item -> new OptionalDouble[] {columns[1][item], columns[2][item], columns[3][item]})
                .toArray(OptionalDouble[][]::new);
        AlternativeAnnotatorPlan plan = AlternativeAnnotatorPlan.of(alignment, AnnotatorSkill.EXPERT);
        HumanComparison row = AlternativeAnnotatorTest.test(AnnotatedItems.of(humans, columns[0]), plan, BOOTSTRAP)
                .humans()
                .get(human);
        return switch (measure) {
            case "advantage" -> row.judgeAdvantage();
            case "t" -> row.statistic().orElseThrow();
            case "p" -> row.pValue().orElseThrow();
            default -> throw new AssertionError("no such measure: " + measure);
        };
    }

    @Test
    void is_undefined_when_nobody_labelled_thirty_items() {
        AlternativeAnnotators answer = AlternativeAnnotatorTest.test(items(1, 29, 3, 0.9), PLAN, BOOTSTRAP);

        Estimates.assertUndefined(answer.winningRate(), "no annotator with 30 items");
        Estimates.assertUndefined(answer.advantageProbability(), "no annotator with 30 items");
        assertThat(answer.isPassed()).isFalse();
        assertThat(answer.humans()).hasSize(3).noneMatch(HumanComparison::isTested);
    }

    @Test
    void tests_few_items_by_signed_ranks_when_asked_to() {
        AlternativeAnnotators answer =
                AlternativeAnnotatorTest.test(items(1, 20, 3, 1), PLAN.with(SmallSamples.SIGNED_RANK), BOOTSTRAP);

        assertThat(answer.humans()).allMatch(HumanComparison::isTested).allMatch(human -> human.statistic()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0})
    void wins_against_a_twin_only_by_the_allowance(double epsilon) {
        int[] labels = IntStream.range(0, 40).map(item -> item % 2).toArray();
        int[][] units =
                IntStream.of(labels).mapToObj(label -> new int[] {label, label}).toArray(int[][]::new);
        AlternativeAnnotatorPlan plan =
                new AlternativeAnnotatorPlan(Alignment.NOMINAL, epsilon, 0.05, SmallSamples.NOT_TESTED);

        AlternativeAnnotators answer =
                AlternativeAnnotatorTest.test(AnnotatedItems.of(Ratings.of(2, units), labels), plan, BOOTSTRAP);

        // d is 0 throughout: p is 0 if 0 < epsilon, else 1.
        assertThat(Estimates.value(answer.winningRate())).isEqualTo(epsilon > 0 ? 1 : 0);
        assertThat(Estimates.value(answer.advantageProbability())).isEqualTo(1);
        Estimates.assertNoInterval(answer.advantageProbability(), "all resamples give the same value");
        assertThat(answer.humans()).allMatch(human -> human.statistic().isEmpty());
    }

    @Test
    void clusters_that_repeat_items_add_no_evidence() {
        AnnotatedItems once = items(5, 40, 3, 0.8);
        AnnotatedItems thrice = repeated(once, 3);

        AlternativeAnnotators single = AlternativeAnnotatorTest.test(once, PLAN, BOOTSTRAP);
        AlternativeAnnotators clustered = AlternativeAnnotatorTest.test(thrice, PLAN, BOOTSTRAP);

        for (int human = 0; human < 3; human++) {
            assertThat(clustered.humans().get(human).pValue().orElseThrow())
                    .isCloseTo(single.humans().get(human).pValue().orElseThrow(), within(1e-12));
        }
        assertThat(Estimates.bounds(clustered.advantageProbability()).nClusters())
                .hasValue(40);
        assertThat(Estimates.bounds(clustered.advantageProbability()).lower())
                .isCloseTo(Estimates.bounds(single.advantageProbability()).lower(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void relabelling_changes_nothing_and_the_order_of_items_neither(long seed) {
        OptionalDouble[][] humans = humans(seed, 45, 3);
        OptionalDouble[] judge = judge(seed, humans, 0.8);
        OptionalDouble[][] turned = reversed(Arrays.stream(humans)
                .map(row ->
                        Arrays.stream(row).map(JudgeAgainstHumansTest::renamed).toArray(OptionalDouble[]::new))
                .toArray(OptionalDouble[][]::new));
        OptionalDouble[] turnedJudge = reversed(
                Arrays.stream(judge).map(JudgeAgainstHumansTest::renamed).toArray(OptionalDouble[]::new));

        AlternativeAnnotators before = AlternativeAnnotatorTest.test(AnnotatedItems.of(humans, judge), PLAN, BOOTSTRAP);
        AlternativeAnnotators after =
                AlternativeAnnotatorTest.test(AnnotatedItems.of(turned, turnedJudge), PLAN, BOOTSTRAP);

        assertThat(after.advantageProbability()).isEqualTo(before.advantageProbability());
        assertThat(after.winningRate()).isEqualTo(before.winningRate());
    }

    @Test
    void decimals_that_are_equally_far_tie() {
        // |.1 - .3| and |.5 - .3| differ in the last bit only.
        OptionalDouble[][] humans = {{OptionalDouble.of(0.1), OptionalDouble.of(0.3)}};
        Contest contest = Contest.of(
                AnnotatedItems.of(humans, new OptionalDouble[] {OptionalDouble.of(0.5)}), 0, Alignment.NEGATIVE_RMSE);

        assertThat(contest.untested().judgeAdvantage()).isEqualTo(1);
        assertThat(contest.untested().humanAdvantage()).isEqualTo(1);
    }

    @Test
    void signed_ranks_of_values_on_the_centre_show_nothing() {
        assertThat(SignedRankTest.pValueBelow(new double[] {0.2, 0.2}, 0.2)).isEqualTo(1);
        // All four below: one of 2^4 signs.
        assertThat(SignedRankTest.pValueBelow(new double[] {-1, -1, 0, 0}, 0.2)).isCloseTo(1 / 16.0, within(1e-15));
    }

    @Test
    void refuses_an_epsilon_above_one_and_a_label_off_the_scale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlternativeAnnotatorPlan(Alignment.NOMINAL, 1.2, 0.05, SmallSamples.NOT_TESTED))
                .withMessage("epsilon must be in [0,1], was 1.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnnotatedItems.of(Ratings.of(2, new int[][] {{0, 1}}), new int[] {2}))
                .withMessage("label must be in -1..1, was 2");
    }

    private static OptionalDouble renamed(OptionalDouble label) {
        return label.isEmpty() ? label : OptionalDouble.of(7 - 2 * label.getAsDouble());
    }

    private static <T> T[] reversed(T[] values) {
        T[] reversed = values.clone();
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    private static AnnotatedItems items(long seed, int n, int raters, double right) {
        OptionalDouble[][] humans = humans(seed, n, raters);
        return AnnotatedItems.of(humans, judge(seed, humans, right));
    }

    private static AnnotatedItems repeated(AnnotatedItems items, int times) {
        int n = items.size();
        OptionalDouble[][] humans = IntStream.range(0, times * n)
                .mapToObj(i -> IntStream.range(0, items.humans())
                        .mapToObj(human -> OptionalDouble.of(items.human(i % n, human)))
                        .toArray(OptionalDouble[]::new))
                .toArray(OptionalDouble[][]::new);
        OptionalDouble[] judge = IntStream.range(0, times * n)
                .mapToObj(i -> OptionalDouble.of(items.judge(i % n)))
                .toArray(OptionalDouble[]::new);
        return AnnotatedItems.of(humans, judge)
                .withClusters(IntStream.range(0, times * n).map(i -> i % n).toArray());
    }

    /** Each human agrees with item number mod 3 on 70 % of the items. */
    private static OptionalDouble[][] humans(long seed, int n, int raters) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, n)
                .mapToObj(item -> IntStream.range(0, raters)
                        .mapToObj(human -> OptionalDouble.of(random.nextDouble() < 0.7 ? item % 3 : random.nextInt(3)))
                        .toArray(OptionalDouble[]::new))
                .toArray(OptionalDouble[][]::new);
    }

    private static OptionalDouble[] judge(long seed, OptionalDouble[][] humans, double right) {
        SplittableRandom random = new SplittableRandom(seed + 1000);
        return IntStream.range(0, humans.length)
                .mapToObj(item -> OptionalDouble.of(random.nextDouble() < right ? item % 3 : random.nextInt(3)))
                .toArray(OptionalDouble[]::new);
    }
}
