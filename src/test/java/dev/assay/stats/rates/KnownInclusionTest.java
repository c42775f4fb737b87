package dev.assay.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimates;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownInclusionTest {

    private static final OptionalDouble NOT_AUDITED = OptionalDouble.empty();
    private static final TargetPopulation FUTURE = TargetPopulation.SUPERPOPULATION;
    private static final TargetPopulation EVALSET = TargetPopulation.EVALSET;

    @Test
    void estimates_by_hand() {
        AuditedItems items = AuditedItems.of(
                new OptionalDouble[] {OptionalDouble.of(1), OptionalDouble.of(0), NOT_AUDITED, NOT_AUDITED},
                new double[] {0.5, 0.25, 0.5, 0.25});
        double[] f = {0.5, 0.5, 1, 0};

        // sum y/pi = 2, sum 1/pi = 6; AIPW: (.5 + 2 * .5) + (.5 - 4 * .5) + 1 + 0 = 1.
        assertThat(Estimates.value(HorvitzThompson.estimate(items, FUTURE, 0.95).mean()))
                .isEqualTo(0.5);
        assertThat(Estimates.value(Hajek.estimate(items, FUTURE, 0.95).mean())).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(Estimates.value(Aipw.estimate(items, f, FUTURE, 0.95).mean()))
                .isEqualTo(0.25);
        // e = .5 and -.5: sqrt(.5/.25 * .25 + .75/.0625 * .25)/4 = sqrt(3.5)/4.
        assertThat(Aipw.estimate(items, f, EVALSET, 0.95).standardError().orElseThrow())
                .isCloseTo(Math.sqrt(3.5) / 4, within(1e-15));
        // (2 + 4)^2/(4 + 16)
        assertThat(items.kishEffectiveSize()).isCloseTo(1.8, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(TargetPopulation.class)
    void is_undefined_below_two_audited_items(TargetPopulation target) {
        AuditedItems items =
                AuditedItems.of(new OptionalDouble[] {OptionalDouble.of(1), NOT_AUDITED}, new double[] {0.5, 0.5});

        for (AuditedMean mean : new AuditedMean[] {
            HorvitzThompson.estimate(items, target, 0.95),
            Hajek.estimate(items, target, 0.95),
            Aipw.estimate(items, new double[2], target, 0.95),
            ActiveInference.estimate(items, new double[2], target, 0.95)
        }) {
            Estimates.assertUndefined(mean.mean(), "fewer than two audited items");
            assertThat(mean.standardError()).isEmpty();
        }
    }

    @Test
    void a_complete_audit_leaves_no_doubt_about_the_evalset_but_about_the_future() {
        double[] y = {0, 1, 1, 0, 1};
        AuditedItems items = AuditedItems.of(
                Arrays.stream(y).mapToObj(OptionalDouble::of).toArray(OptionalDouble[]::new),
                new double[] {1, 1, 1, 1, 1});

        AuditedMean evalset = Aipw.estimate(items, new double[5], EVALSET, 0.95);
        AuditedMean future = Aipw.estimate(items, new double[5], FUTURE, 0.95);

        assertThat(Estimates.value(evalset.mean())).isCloseTo(0.6, within(1e-15));
        Estimates.assertNoInterval(evalset.mean(), "nothing varies");
        // sd^2 = (5 * .24)/4 = .3
        assertThat(future.standardError().orElseThrow()).isCloseTo(Math.sqrt(0.3 / 5), within(1e-15));
        assertThat(Estimates.bounds(future.mean()).method()).isEqualTo(IntervalMethod.AIPW);
    }

    @Test
    void hajek_of_equal_gold_has_no_interval() {
        AuditedItems items = AuditedItems.of(
                new OptionalDouble[] {OptionalDouble.of(1), OptionalDouble.of(1), NOT_AUDITED},
                new double[] {0.5, 0.2, 0.5});

        Estimates.assertNoInterval(Hajek.estimate(items, FUTURE, 0.95).mean(), "nothing varies");
    }

    @Test
    void shifting_gold_and_predictions_shifts_hajek_and_aipw() {
        Audit audit = Audit.drawn(1);

        double hajek =
                Estimates.value(Hajek.estimate(audit.items(0), FUTURE, 0.95).mean());
        double aipw = Estimates.value(
                Aipw.estimate(audit.items(0), audit.f(0), FUTURE, 0.95).mean());

        assertThat(Estimates.value(Hajek.estimate(audit.items(5), FUTURE, 0.95).mean()))
                .isCloseTo(hajek + 5, within(1e-12));
        assertThat(Estimates.value(
                        Aipw.estimate(audit.items(5), audit.f(5), FUTURE, 0.95).mean()))
                .isCloseTo(aipw + 5, within(1e-12));
    }

    @Test
    void clusters_of_one_change_nothing_and_larger_ones_widen() {
        Audit audit = Audit.drawn(2);
        AuditedItems plain = audit.items(0);
        AuditedItems alone = plain.withClusters(IntStream.range(0, 300).toArray());
        AuditedItems clustered = plain.withClusters(audit.clusters());

        double error =
                Aipw.estimate(plain, audit.f(0), FUTURE, 0.95).standardError().orElseThrow();

        assertThat(Aipw.estimate(alone, audit.f(0), FUTURE, 0.95)
                        .standardError()
                        .orElseThrow())
                .isEqualTo(error);
        AuditedMean wide = Aipw.estimate(clustered, audit.f(0), FUTURE, 0.95);
        assertThat(wide.standardError().orElseThrow()).isGreaterThan(error);
        assertThat(Estimates.bounds(wide.mean()).nClusters()).hasValue(60);
    }

    @Test
    void few_clusters_leave_the_value_without_an_interval() {
        Audit audit = Audit.drawn(3);
        AuditedItems nine = audit.items(0)
                .withClusters(IntStream.range(0, 300).map(i -> i % 9).toArray());

        AuditedMean aipw = Aipw.estimate(nine, audit.f(0), FUTURE, 0.95);

        Estimates.assertNoInterval(aipw.mean(), "too few clusters");
        Estimates.assertNoInterval(Hajek.estimate(nine, FUTURE, 0.95).mean(), "too few clusters");
        assertThat(aipw.standardError()).isEmpty();
    }

    @Test
    void names_the_item_whose_probability_is_no_probability() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> AuditedItems.of(new OptionalDouble[] {NOT_AUDITED, NOT_AUDITED}, new double[] {0.5, 0}))
                .withMessage("inclusion must be in (0,1], was 0.0 at item 1");
    }

    @Tag("slow")
    @Test
    void clustered_intervals_cover_their_truth() {
        int hajek = 0;
        int aipw = 0;
        int naive = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Audit audit = Audit.drawn(1000 + seed);
            AuditedItems clustered = audit.items(0).withClusters(audit.clusters());
            hajek += holds(Hajek.estimate(clustered, FUTURE, 0.95)) ? 1 : 0;
            aipw += holds(Aipw.estimate(clustered, audit.f(0), FUTURE, 0.95)) ? 1 : 0;
            naive += holds(Aipw.estimate(audit.items(0), audit.f(0), FUTURE, 0.95)) ? 1 : 0;
        }

        assertThat(hajek).isBetween(920, 975);
        assertThat(aipw).isBetween(920, 975);
        assertThat(naive).isLessThan(900);
    }

    private static boolean holds(AuditedMean mean) {
        Interval.Bounds bounds = Estimates.bounds(mean.mean());
        return bounds.lower() <= Audit.TRUTH && Audit.TRUTH <= bounds.upper();
    }

    /** 300 items in clusters of five that mostly share their label; 40 % are positive, the judge's score says so roughly. */
    private record Audit(double[] y, double[] score, double[] pi, boolean[] isAudited) {

        static final double TRUTH = 0.4;

        static Audit drawn(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] y = new double[300];
            double[] score = new double[300];
            double[] pi = new double[300];
            boolean[] isAudited = new boolean[300];
            for (int i = 0; i < 300; i++) {
                boolean repeats = i % 5 > 0 && random.nextDouble() < 0.8;
                y[i] = repeats ? y[i - i % 5] : random.nextDouble() < TRUTH ? 1 : 0;
                score[i] = 0.25 + 0.3 * y[i] + 0.2 * random.nextDouble();
                pi[i] = 0.25 + 0.5 * random.nextDouble();
                isAudited[i] = random.nextDouble() < pi[i];
            }
            return new Audit(y, score, pi, isAudited);
        }

        AuditedItems items(double shift) {
            OptionalDouble[] gold = IntStream.range(0, y.length)
                    .mapToObj(i -> isAudited[i] ? OptionalDouble.of(y[i] + shift) : NOT_AUDITED)
                    .toArray(OptionalDouble[]::new);
            return AuditedItems.of(gold, pi);
        }

        double[] f(double shift) {
            return Arrays.stream(score).map(value -> value + shift).toArray();
        }

        int[] clusters() {
            return IntStream.range(0, y.length).map(i -> i / 5).toArray();
        }
    }
}
