package dev.assay.stats;

import java.util.function.IntToDoubleFunction;

/**
 * What each player of a cooperative game contributes to what all reach together.
 *
 * <p>phi_i = sum over the coalitions S without i of |S|! (n - |S| - 1)!/n! (v(S and i) - v(S)), the mean over all orders of joining of
 * what i adds on joining. The contributions add up to v(all) - v(none); players who add the same to every coalition get the same, and
 * who adds nothing to any gets exactly 0. A contribution is below 0 where a player takes away more than they add.
 *
 * <p>Exact, by all 2^n coalitions, and therefore refused above {@value #MAX_PLAYERS} players. No interval: these are the contributions
 * in one game, not an estimate.
 *
 * <p>Source: Shapley 1953, doi 10.1515/9781400881970-018.
 */
public final class ShapleyShares {

    public static final int MAX_PLAYERS = 12;

    private ShapleyShares() {}

    /**
     * The contributions, one a player.
     *
     * @param players 1 to {@value #MAX_PLAYERS}
     * @param game the finite value of a coalition, whose bit p is set where player p belongs to it; asked once for each
     */
    public static double[] of(int players, IntToDoubleFunction game) {
        Require.atLeast(1, players, "players");
        if (players > MAX_PLAYERS) {
            throw new IllegalArgumentException("players must be at most " + MAX_PLAYERS + ", was " + players);
        }
        double[] values = new double[1 << players];
        for (int coalition = 0; coalition < values.length; coalition++) {
            values[coalition] = Require.finite(game.applyAsDouble(coalition), "value");
        }
        double[] weights = weights(players);
        double[] shares = new double[players];
        for (int coalition = 0; coalition < values.length; coalition++) {
            for (int player = 0; player < players; player++) {
                int joined = coalition | 1 << player;
                if (joined != coalition) {
                    shares[player] += weights[Integer.bitCount(coalition)] * (values[joined] - values[coalition]);
                }
            }
        }
        return shares;
    }

    /** s! (n - s - 1)!/n! by the size s of the coalition that is joined. */
    private static double[] weights(int players) {
        double[] weights = new double[players];
        weights[0] = 1.0 / players;
        for (int size = 1; size < players; size++) {
            weights[size] = weights[size - 1] * size / (players - size);
        }
        return weights;
    }
}
