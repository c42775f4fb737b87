package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreShiftTest {

    /** Below .3 lie all of the first and half of the second: the gap is .5. */
    @Test
    void is_the_largest_gap_between_the_two_distributions() {
        Estimate shift = of(new double[] {0.1, 0.2, 0.2, 0.3}, new double[] {0.1, 0.3, 0.8, 0.9});

        assertEquals(0.5, shift.value().orElseThrow(), 1e-12);
    }

    @Test
    void counts_ties_on_both_sides_at_once() {
        assertEquals(
                0,
                of(new double[] {0, 0, 1}, new double[] {1, 0, 0, 0, 0, 1})
                        .value()
                        .orElseThrow(),
                1e-12);
    }

    @Test
    void is_undefined_for_an_empty_sample() {
        assertTrue(of(new double[0], new double[] {0.5}).value().isEmpty());
    }

    /** Two to a cluster: n^2 / (n/2 x 4) = n/2, so the slack grows by the root of 2. */
    @Test
    void is_less_sure_of_related_items() {
        double[] scores = IntStream.range(0, 400).mapToDouble(i -> i / 400.0).toArray();
        int[] alone = IntStream.range(0, 400).toArray();
        int[] inPairs = IntStream.range(0, 400).map(i -> i / 2).toArray();

        double plain = upper(ScoreShift.estimate(scores, alone, scores, alone, 0.95));
        double related = upper(ScoreShift.estimate(scores, inPairs, scores, inPairs, 0.95));

        assertEquals(Math.sqrt(2), related / plain, 1e-9);
    }

    @Test
    void does_not_claim_a_difference_where_there_is_none() {
        SplittableRandom random = new SplittableRandom(5);
        int claimed = 0;
        for (int sample = 0; sample < 500; sample++) {
            claimed +=
                    lower(of(random.doubles(100).toArray(), random.doubles(100).toArray())) > 0 ? 1 : 0;
        }
        assertTrue(claimed <= 25, "claimed " + claimed);
    }

    private static Estimate of(double[] first, double[] second) {
        return ScoreShift.estimate(
                first,
                IntStream.range(0, first.length).toArray(),
                second,
                IntStream.range(0, second.length).toArray(),
                0.95);
    }

    private static double lower(Estimate estimate) {
        return estimate.fold(known -> known.interval().fold(Interval.Bounds::lower, none -> -1.0), undefined -> -1.0);
    }

    private static double upper(Estimate estimate) {
        return estimate.fold(known -> known.interval().fold(Interval.Bounds::upper, none -> -1.0), undefined -> -1.0);
    }
}
