package dev.assay.stats;

import java.util.random.RandomGenerator;

/**
 * Draws from a binomial distribution in constant expected time: inversion where few successes are expected, else the transformed
 * rejection of Hoermann 1993 (algorithm BTRS), doi 10.1080/00949659308811496.
 */
final class BinomialDraw {

    private static final double REJECTION_FROM = 10;

    private BinomialDraw() {}

    /**
     * Successes in {@code trials} trials.
     *
     * @param trials at least 0
     * @param probability in [0,1]
     */
    static int next(int trials, double probability, RandomGenerator random) {
        if (trials == 0 || probability <= 0) {
            return 0;
        }
        if (probability >= 1) {
            return trials;
        }
        if (probability > 0.5) {
            return trials - next(trials, 1 - probability, random);
        }
        return trials * probability < REJECTION_FROM
                ? invert(trials, probability, random)
                : reject(trials, probability, random);
    }

    private static int invert(int trials, double probability, RandomGenerator random) {
        double odds = probability / (1 - probability);
        double mass = Math.exp(trials * Math.log1p(-probability));
        double remaining = random.nextDouble();
        int successes = 0;
        while (remaining >= mass && successes < trials) {
            remaining -= mass;
            successes++;
            mass *= odds * (trials - successes + 1) / successes;
        }
        return successes;
    }

    private static int reject(int trials, double probability, RandomGenerator random) {
        double odds = probability / (1 - probability);
        double spread = Math.sqrt(trials * probability * (1 - probability));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * probability;
        double centre = trials * probability + 0.5;
        double sureBelow = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * spread;
        int mode = (int) ((trials + 1) * probability);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double candidate = Math.floor((2 * a / us + b) * u + centre);
            if (us >= 0.07 && v <= sureBelow) {
                return (int) candidate;
            }
            if (candidate < 0 || candidate > trials) {
                continue;
            }
            int successes = (int) candidate;
            double hat = Math.log(v * alpha / (a / (us * us) + b));
            if (hat <= logRatioToMode(trials, successes, mode, odds)) {
                return successes;
            }
        }
    }

    /** log of P(successes)/P(mode), with the factorials by Stirling's formula. */
    private static double logRatioToMode(int trials, int successes, int mode, double odds) {
        double toMode = trials - mode + 1.0;
        double toSuccesses = trials - successes + 1.0;
        return (mode + 0.5) * Math.log((mode + 1) / (odds * toMode))
                + (trials + 1.0) * Math.log(toMode / toSuccesses)
                + (successes + 0.5) * Math.log(toSuccesses * odds / (successes + 1))
                + stirlingTail(mode)
                + stirlingTail(trials - mode)
                - stirlingTail(successes)
                - stirlingTail(trials - successes);
    }

    /** What Stirling's formula misses of log k!, exact to 1e-7 below 10 and to 1e-10 above. */
    private static double stirlingTail(int k) {
        if (k < STIRLING_TAILS.length) {
            return STIRLING_TAILS[k];
        }
        double next = k + 1.0;
        double square = next * next;
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / next;
    }

    private static final double[] STIRLING_TAILS = exactTails(10);

    /** log k! - [log sqrt(2 pi) + (k + 1/2) log(k + 1) - (k + 1)]. */
    private static double[] exactTails(int count) {
        double[] tails = new double[count];
        double logFactorial = 0;
        for (int k = 0; k < count; k++) {
            logFactorial += k == 0 ? 0 : Math.log(k);
            tails[k] = logFactorial - (0.5 * Math.log(2 * Math.PI) + (k + 0.5) * Math.log(k + 1.0) - (k + 1));
        }
        return tails;
    }
}
