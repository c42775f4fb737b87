package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ShapleySharesTest {

    private static final double TINY = 1e-12;

    /**
     * A left glove (player 0) and a right one (1 or 2) make a pair. Of the six orders of joining, player 0 completes the pair in all but
     * the two in which it comes first: 4/6; of the two in which it comes first the next one does: 1/6 each.
     */
    @Test
    void shares_a_pair_of_gloves() {
        double[] shares = ShapleyShares.of(3, coalition -> (coalition & 1) != 0 && coalition > 1 ? 1 : 0);

        assertThat(shares).containsExactly(new double[] {4 / 6.0, 1 / 6.0, 1 / 6.0}, within(TINY));
    }

    /**
     * Votes 2, 1, 1, of which 3 decide, and players 1 and 2 worth 10 and 20 each on their own besides: by linearity the shares of both games
     * add up. In the first the player with 2 votes turns 4 of 6 orders.
     */
    @Test
    void adds_up_over_games() {
        IntToDoubleFunction votes = coalition -> votes(coalition, 2, 1, 1) >= 3 ? 1 : 0;
        IntToDoubleFunction own = coalition -> votes(coalition, 0, 10, 20);

        double[] shares =
                ShapleyShares.of(3, coalition -> votes.applyAsDouble(coalition) + own.applyAsDouble(coalition));

        assertThat(shares).containsExactly(new double[] {4 / 6.0, 10 + 1 / 6.0, 20 + 1 / 6.0}, within(TINY));
    }

    /**
     * Votes 4, 3, 2, 1, of which 6 decide. Of 24 orders the player who turns the vote is the first in 10, the second and the third in 6
     * each, the last in 2: only in 3 and 2 together (5 votes), in either order, is one vote missing that player 3 brings.
     */
    @Test
    void shares_power_in_a_vote() {
        double[] shares = ShapleyShares.of(4, coalition -> votes(coalition, 4, 3, 2, 1) >= 6 ? 1 : 0);

        assertThat(shares).containsExactly(new double[] {10 / 24.0, 6 / 24.0, 6 / 24.0, 2 / 24.0}, within(TINY));
    }

    @Test
    void adds_up_to_what_all_reach_more_than_none() {
        SplittableRandom random = new SplittableRandom(11);
        for (int players = 1; players <= ShapleyShares.MAX_PLAYERS; players++) {
            double[] values = random.doubles(1 << players).toArray();

            double[] shares = ShapleyShares.of(players, coalition -> values[coalition]);

            assertThat(Arrays.stream(shares).sum())
                    .as("%d players, seed 11", players)
                    .isCloseTo(values[values.length - 1] - values[0], within(1e-9));
        }
    }

    /** The value depends on the number of the first three who are in, and on player 3: the three cannot be told apart. */
    @Test
    void gives_players_who_cannot_be_told_apart_the_same() {
        double[] bySize = {0, 0.1, 0.7, 0.8};

        double[] shares = ShapleyShares.of(
                4, coalition -> bySize[Integer.bitCount(coalition & 7)] * ((coalition & 8) != 0 ? 3 : 1));

        assertThat(shares[0]).isCloseTo(shares[1], within(TINY)).isCloseTo(shares[2], within(TINY));
        assertThat(shares[3]).isNotCloseTo(shares[0], within(0.01));
    }

    @Test
    void gives_exactly_nothing_to_who_adds_nothing() {
        SplittableRandom random = new SplittableRandom(12);
        double[] values = random.doubles(1 << 5).toArray();

        double[] shares = ShapleyShares.of(5, coalition -> values[coalition & ~4]);

        assertThat(shares[2]).isEqualTo(0.0);
    }

    @Test
    void asks_for_every_coalition_once() {
        int[] asked = new int[1 << 6];

        ShapleyShares.of(6, coalition -> asked[coalition]++);

        assertThat(asked).containsOnly(1);
    }

    @Test
    void refuses_what_it_cannot_enumerate() {
        assertThatThrownBy(() -> ShapleyShares.of(13, coalition -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 12");
        assertThatThrownBy(() -> ShapleyShares.of(0, coalition -> 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShapleyShares.of(2, coalition -> Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double votes(int coalition, double... each) {
        double sum = 0;
        for (int player = 0; player < each.length; player++) {
            sum += (coalition & 1 << player) != 0 ? each[player] : 0;
        }
        return sum;
    }
}
