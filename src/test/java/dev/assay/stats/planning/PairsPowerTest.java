package dev.assay.stats.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.stats.TangoScore;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairsPowerTest {

    /** The statistics page: .79 at 690 pairs, one in ten different, margin .03; size about .05 at the margin. */
    @Test
    void gives_the_figures_that_were_simulated() {
        assertEquals(0.79, PairsPower.toPass(0.10, 0, 0.03, 690, 0.95), 0.01);
        assertEquals(0.051, PairsPower.toPass(0.10, -0.03, 0.03, 690, 0.95), 0.004);
    }

    @Test
    void agrees_with_drawing_pairs() {
        SplittableRandom random = new SplittableRandom(9);
        int passed = 0;
        for (int sample = 0; sample < 4000; sample++) {
            int up = 0;
            int down = 0;
            for (int pair = 0; pair < 150; pair++) {
                double draw = random.nextDouble();
                up += draw < 0.11 ? 1 : 0;
                down += draw >= 0.11 && draw < 0.20 ? 1 : 0;
            }
            passed += TangoScore.statistic(up, down, 150, -0.10) > 1.6448536 ? 1 : 0;
        }

        assertEquals(passed / 4000.0, PairsPower.toPass(0.20, 0.02, 0.10, 150, 0.95), 0.02);
    }

    /**
     * All pairs differ: b is binomial(1000, 1/2) and d = (2b - n)/n. Under D = -.1 the statistic is (d + .1)/sqrt((1 - .01)/n), so that it passes from
     * d > -.1 + 1.645 x .03146 = -.0482 on, that is b >= 476: 1 - P(b <= 475) = 1 - Phi((475.5 - 500)/15.81) = .939.
     */
    @Test
    void leaves_nothing_out_where_every_pair_differs() {
        assertEquals(0.939, PairsPower.toPass(1, 0, 0.10, 1000, 0.95), 0.001);
    }

    @Test
    void finds_a_size_at_which_both_ends_have_the_power() {
        int n = PairsPower.smallestSize(0.10, 0.03, 0.85, 0.95).orElseThrow();

        assertTrue(PairsPower.toPass(0.10, 0, 0.03, n, 0.95) >= 0.85);
        assertTrue(PairsPower.toFail(0.10, -0.06, 0.03, n, 0.95) >= 0.85);
        assertTrue(n > 690 && n < 950, "n " + n);
    }
}
