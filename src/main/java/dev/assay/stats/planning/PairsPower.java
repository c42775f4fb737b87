package dev.assay.stats.planning;

import dev.assay.stats.StandardNormal;
import dev.assay.stats.TangoScore;
import java.util.OptionalInt;

/**
 * The power of Tango's one-sided test on pairs, from the trinomial distribution itself: with b pairs that only the new side gets right and
 * c that only the old side does, P(b, c) = n!/(b! c! (n-b-c)!) p_b^b p_c^c (1 - p_b - p_c)^(n-b-c), p_b = (share of discordant pairs +
 * difference)/2.
 *
 * <p>The normal formula of {@link PairsSampleSize} promises 80 % where this gives 79. See {@link TangoScore} for the test.
 */
public final class PairsPower {

    private static final double NEGLIGIBLE = 1e-12;
    private static final int MOST = 100_000;
    private static final int STEP = 16;

    private PairsPower() {}

    /**
     * The chance that the lower bound of the difference lies above minus the margin.
     *
     * @param discordant share of pairs on which the sides differ, in [|difference|,1]
     * @param difference new minus old, true
     * @param margin in (0,1)
     * @param n pairs, at least 1
     * @param confidenceLevel one-sided, in (0.5,1)
     */
    public static double toPass(double discordant, double difference, double margin, int n, double confidenceLevel) {
        double z = z(margin, confidenceLevel);
        return chance(discordant, difference, n, (b, c) -> TangoScore.statistic(b, c, n, -margin) > z);
    }

    /** The chance that the upper bound of the difference lies below minus the margin. */
    public static double toFail(double discordant, double difference, double margin, int n, double confidenceLevel) {
        double z = z(margin, confidenceLevel);
        return chance(discordant, difference, n, (b, c) -> TangoScore.statistic(b, c, n, -margin) < -z);
    }

    /**
     * About the smallest n at which a side that has not changed passes, and one that fell by twice the margin fails, each with the wanted
     * chance; empty where a hundred thousand pairs are not enough.
     *
     * @param discordant share of pairs that differ; at least twice the margin is taken where the side fell
     */
    public static OptionalInt smallestSize(double discordant, double margin, double power, double confidenceLevel) {
        int enough = (int) Math.min(
                MOST, Math.max(STEP, PairsSampleSize.ofNonInferiority(discordant, margin, confidenceLevel, power)));
        while (enough <= MOST && !isEnough(enough, discordant, margin, power, confidenceLevel)) {
            enough += Math.max(STEP, enough / 50);
        }
        return enough <= MOST ? OptionalInt.of(enough) : OptionalInt.empty();
    }

    private static boolean isEnough(int n, double discordant, double margin, double power, double level) {
        return toPass(discordant, 0, margin, n, level) >= power
                && toFail(Math.max(discordant, 2 * margin), -2 * margin, margin, n, level) >= power;
    }

    private static double z(double margin, double confidenceLevel) {
        if (!(margin > 0 && margin < 1) || !(confidenceLevel > 0.5 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("margin must be in (0,1) and confidenceLevel in (0.5,1), was " + margin
                    + " and " + confidenceLevel);
        }
        return StandardNormal.quantile(confidenceLevel);
    }

    @FunctionalInterface
    private interface Decision {

        boolean of(int onlyNew, int onlyOld);
    }

    private static double chance(double discordant, double difference, int n, Decision decision) {
        if (!(discordant >= Math.abs(difference) && discordant <= 1) || n < 1) {
            throw new IllegalArgumentException(
                    "discordant must be in [|difference|,1] and n at least 1, was " + discordant + " and " + n);
        }
        double up = (discordant + difference) / 2;
        double down = (discordant - difference) / 2;
        double[] logFactorial = logFactorials(n);
        double sum = 0;
        for (int b = 0; b <= n; b++) {
            for (int c = 0; b + c <= n; c++) {
                double mass = Math.exp(logFactorial[n]
                        - logFactorial[b]
                        - logFactorial[c]
                        - logFactorial[n - b - c]
                        + times(b, up)
                        + times(c, down)
                        + times(n - b - c, 1 - discordant));
                if (mass > NEGLIGIBLE) {
                    sum += decision.of(b, c) ? mass : 0;
                } else if (c > expected(n - b, down, up)) {
                    break;
                }
            }
            if (b > up * n + 12 * Math.sqrt(n * up) + 12) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    /** Of the pairs that the new side alone does not win, how many the old one is expected to; beyond it masses only fall. */
    private static double expected(int pairs, double down, double up) {
        return up >= 1 ? 0 : pairs * down / (1 - up);
    }

    private static double times(int count, double probability) {
        return count == 0 ? 0 : count * Math.log(probability);
    }

    private static double[] logFactorials(int n) {
        double[] logs = new double[n + 1];
        for (int i = 2; i <= n; i++) {
            logs[i] = logs[i - 1] + Math.log(i);
        }
        return logs;
    }
}
