package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MiettinenNurminenTest {

    /** Turning the samples round turns the interval round. */
    @Test
    void is_antisymmetric() {
        Interval.Bounds forward = bounds(0.9, 50, 0.8, 80);
        Interval.Bounds backward = bounds(0.8, 80, 0.9, 50);

        assertEquals(forward.lower(), -backward.upper(), 1e-9);
        assertEquals(forward.upper(), -backward.lower(), 1e-9);
    }

    /**
     * At a bound D the score is z. For equal sizes and shares mirrored around .5, as .6 and .4 of 100, the likeliest shares with difference D are
     * (1 + D)/2 and (1 - D)/2, so that (.2 - D)/sqrt(200/199 x 2 (1 - D^2)/4 / 100) = 1.959964.
     */
    @Test
    void meets_its_equation_where_it_can_be_solved_by_hand() {
        Interval.Bounds bounds = bounds(0.6, 100, 0.4, 100);

        for (double bound : new double[] {bounds.lower(), bounds.upper()}) {
            double z = (0.2 - bound) / Math.sqrt(200.0 / 199 * 2 * (1 - bound * bound) / 4 / 100);
            assertEquals(1.959964, Math.abs(z), 1e-5);
        }
    }

    @Test
    void stays_within_the_range_and_has_width_where_nothing_was_seen() {
        Interval.Bounds none = bounds(0, 20, 0, 30);
        Interval.Bounds all = bounds(1, 20, 0, 30);

        assertTrue(none.lower() < 0 && none.upper() > 0);
        assertTrue(none.lower() > -0.2 && none.upper() < 0.25);
        assertTrue(all.upper() <= 1 && all.lower() > 0.7);
    }

    @Test
    void is_undefined_without_items() {
        assertTrue(MiettinenNurminen.estimate(0.5, 0, 0.5, 10, 0.95).value().isEmpty());
    }

    /** Ten clusters of two alike items: 20 items that are worth fewer, and the interval is the one of so many. */
    @Test
    void reads_effective_numbers_from_the_shares_that_it_compares() {
        boolean[] successes = new boolean[40];
        double[] weights = new double[40];
        int[] clusters = new int[40];
        for (int item = 0; item < 40; item++) {
            successes[item] = item / 2 % 2 == 0;
            weights[item] = 1;
            clusters[item] = item / 2;
        }
        Estimate related = Proportion.estimate(successes, weights, clusters, 0.95);
        Estimate other = Proportion.estimate(10, 50, 0.95);
        double worth = ((Interval.Bounds) ((Estimate.Known) related).interval())
                .nEffective()
                .orElseThrow();

        Estimate.Known difference = (Estimate.Known) MiettinenNurminen.difference(related, other, 0.95);
        Interval.Bounds bounds = (Interval.Bounds) difference.interval();

        assertTrue(worth < 21);
        assertEquals(90, difference.n());
        assertEquals(worth + 50, bounds.nEffective().orElseThrow());
        assertEquals(bounds(0.5, worth, 0.2, 50).lower(), bounds.lower());
        assertEquals(bounds(0.5, worth, 0.2, 50).upper(), bounds.upper());
    }

    @Test
    void is_undefined_where_one_of_two_shares_is_and_says_why() {
        Estimate difference =
                MiettinenNurminen.difference(Proportion.estimate(3, 9, 0.95), Estimate.undefined("no items", 4), 0.95);

        assertEquals(Estimate.undefined("no items", 13), difference);
    }

    @Test
    void covers_the_truth_as_often_as_it_says() {
        SplittableRandom random = new SplittableRandom(3);
        int covered = 0;
        for (int sample = 0; sample < 2000; sample++) {
            Interval.Bounds bounds = bounds(share(random, 60, 0.9), 60, share(random, 90, 0.8), 90);
            covered += bounds.lower() <= 0.1 && bounds.upper() >= 0.1 ? 1 : 0;
        }
        assertEquals(0.95, covered / 2000.0, 0.012);
    }

    private static double share(SplittableRandom random, int n, double p) {
        int hits = 0;
        for (int i = 0; i < n; i++) {
            hits += random.nextDouble() < p ? 1 : 0;
        }
        return (double) hits / n;
    }

    private static Interval.Bounds bounds(double first, double n1, double second, double n2) {
        return MiettinenNurminen.estimate(first, n1, second, n2, 0.95)
                .<Interval.Bounds>fold(
                        known -> known.interval().<Interval.Bounds>fold(found -> found, none -> {
                            throw new AssertionError(none.reason());
                        }),
                        undefined -> {
                            throw new AssertionError(undefined.reason());
                        });
    }
}
