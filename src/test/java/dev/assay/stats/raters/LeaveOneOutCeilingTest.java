package dev.assay.stats.raters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.CohenKappa;
import dev.assay.stats.Estimates;
import dev.assay.stats.Percent;
import dev.assay.stats.Ratings;
import dev.assay.stats.TableMeasure;
import dev.assay.stats.Weighting;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveOneOutCeilingTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(5);

    @Test
    void compares_by_hand() {
        // 12 items on which all say 0 but the third human, who says 1 on three of them, and the judge, who does on the
        // next two.
        int[][] humans = IntStream.range(0, 12)
                .mapToObj(item -> new int[] {0, 0, item < 3 ? 1 : 0})
                .toArray(int[][]::new);
        int[] judge = IntStream.range(0, 12)
                .map(item -> item == 3 || item == 4 ? 1 : 0)
                .toArray();

        LeaveOneOutCeiling.Ceiling answer =
                LeaveOneOutCeiling.compare(Ratings.of(2, humans), judge, Percent::value, PLAN);

        // Against the third the others never divide: 9/12, judge 10/12. For the first two the others divide on three
        // items, which leaves 9 each, too few.
        assertThat(answer.humans()).isEqualTo(1);
        assertThat(answer.ties()).isEqualTo(6);
        assertThat(Estimates.value(answer.ceiling())).isEqualTo(0.75);
        assertThat(Estimates.value(answer.judge())).isCloseTo(10 / 12.0, within(1e-15));
        assertThat(Estimates.value(answer.gap())).isCloseTo(-1 / 12.0, within(1e-15));
        assertThat(answer.gap().n()).isEqualTo(12);
    }

    @Test
    void is_undefined_with_two_humans() {
        int[][] humans =
                IntStream.range(0, 20).mapToObj(item -> new int[] {0, 1}).toArray(int[][]::new);

        LeaveOneOutCeiling.Ceiling answer =
                LeaveOneOutCeiling.compare(Ratings.of(2, humans), new int[20], Percent::value, PLAN);

        Estimates.assertUndefined(answer.gap(), "no human with 10 items that two others labelled");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_judge_who_repeats_every_human_it_meets_is_at_the_ceiling(long seed) {
        int[][] humans = IntStream.of(new SplittableRandom(seed).ints(60, 0, 3).toArray())
                .mapToObj(label -> new int[] {label, label, label, label})
                .toArray(int[][]::new);
        int[] judge = IntStream.range(0, 60).map(item -> humans[item][0]).toArray();
        TableMeasure kappa = table -> CohenKappa.value(table, Weighting.UNWEIGHTED);

        LeaveOneOutCeiling.Ceiling answer = LeaveOneOutCeiling.compare(Ratings.of(3, humans), judge, kappa, PLAN);

        assertThat(Estimates.value(answer.ceiling())).isEqualTo(1);
        assertThat(Estimates.value(answer.gap())).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_gap_is_the_ceiling_less_the_judge_and_may_be_negative(long seed) {
        int[] truth = IntStream.range(0, 60).map(item -> item % 3).toArray();
        TableMeasure kappa = table -> CohenKappa.value(table, Weighting.UNWEIGHTED);

        LeaveOneOutCeiling.Ceiling answer =
                LeaveOneOutCeiling.compare(Ratings.of(3, random(seed, 60)), truth, kappa, PLAN);

        assertThat(Estimates.value(answer.gap()))
                .isCloseTo(Estimates.value(answer.ceiling()) - Estimates.value(answer.judge()), within(1e-12))
                .isNegative();
    }

    @Test
    void repeated_items_in_clusters_change_no_interval() {
        int[][] once = random(7, 40);
        int[] judge = IntStream.range(0, 40).map(item -> item % 3).toArray();
        int[][] twice = IntStream.range(0, 80).mapToObj(i -> once[i / 2]).toArray(int[][]::new);
        int[] judgeTwice = IntStream.range(0, 80).map(i -> judge[i / 2]).toArray();
        int[] pairs = IntStream.range(0, 80).map(i -> i / 2).toArray();

        LeaveOneOutCeiling.Ceiling plain = LeaveOneOutCeiling.compare(Ratings.of(3, once), judge, Percent::value, PLAN);
        LeaveOneOutCeiling.Ceiling clustered =
                LeaveOneOutCeiling.compare(Ratings.of(3, twice).withClusters(pairs), judgeTwice, Percent::value, PLAN);

        assertThat(Estimates.bounds(clustered.gap()).lower())
                .isCloseTo(Estimates.bounds(plain.gap()).lower(), within(1e-9));
        assertThat(Estimates.bounds(clustered.gap()).upper())
                .isCloseTo(Estimates.bounds(plain.gap()).upper(), within(1e-9));
    }

    private static int[][] random(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, n)
                .mapToObj(item -> IntStream.range(0, 4)
                        .map(human -> random.nextDouble() < 0.7 ? item % 3 : random.nextInt(3))
                        .toArray())
                .toArray(int[][]::new);
    }
}
