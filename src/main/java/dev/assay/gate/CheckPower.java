package dev.assay.gate;

import dev.assay.stats.planning.BinomialPower;
import dev.assay.stats.planning.PairsPower;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a check is able to decide at the n from which it decides at all: for shares and paired differences, whose power follows from
 * n alone. Other metrics have a standard error of their own, which only data show ({@code gate aa}).
 *
 * @param check its id
 * @param n planned
 * @param power chance to pass if the assumed truth holds; absent where the policy assumes none
 * @param detail in words
 */
public record CheckPower(String check, int n, Optional<Double> power, String detail) {

    /** The chance that a policy should have. */
    public static final double WANTED = 0.8;

    /** Of paired claims: a little more, so that four of five regressions are seen even in bad luck. */
    private static final double WANTED_OF_PAIRS = 0.85;

    private static final double USUAL_DISCORDANT = 0.10;
    private static final double STEP = 0.005;

    /** Empty where n or the kind of metric does not tell. */
    static Optional<CheckPower> of(Check check, double level) {
        return check.claim()
                .fold(
                        bounded -> ofShare(check, bounded, level),
                        exact -> Optional.empty(),
                        nonInferior -> ofPairs(check, nonInferior, level));
    }

    private static Optional<CheckPower> ofShare(Check check, Claim.Bounded claim, double level) {
        OptionalInt n = GateLint.smallest(check);
        double share = claim.side() == Claim.Side.LOWER ? claim.threshold() : 1 - claim.threshold();
        if (check.metric().kind() != Metric.Kind.PROPORTION || n.isEmpty() || !(share > 0 && share < 1)) {
            return Optional.empty();
        }
        int size = n.getAsInt();
        String needs = needs(share, size, level, claim.side());
        if (check.assume().isEmpty()) {
            return Optional.of(new CheckPower(check.id(), size, Optional.empty(), "at n = " + size + " " + needs));
        }
        double assumed = check.assume().getAsDouble();
        double truth = claim.side() == Claim.Side.LOWER ? assumed : 1 - assumed;
        double power = BinomialPower.power(Math.max(0, Math.min(1, truth)), share, size, level);
        OptionalInt enough = BinomialPower.smallestSize(truth, share, WANTED, level);
        String more = power >= WANTED
                ? ""
                : enough.isPresent()
                        ? ", " + enough.getAsInt() + " would give it a chance of 80 %"
                        : ", and no number of items helps: the assumed truth does not meet the claim";
        return Optional.of(new CheckPower(
                check.id(),
                size,
                Optional.of(power),
                String.format(
                        Locale.ROOT,
                        "at n = %d it passes with a chance of %.2f if the truth is %s%s; %s",
                        size,
                        power,
                        CheckText.number(assumed),
                        more,
                        needs)));
    }

    /** The truth nearest to the claim that passes with the wanted chance. */
    private static String needs(double share, int n, double level, Claim.Side side) {
        for (double truth = share; truth <= 1; truth += STEP) {
            if (BinomialPower.power(Math.min(1, truth), share, n, level) >= WANTED) {
                double shown = side == Claim.Side.LOWER ? truth : 1 - truth;
                return String.format(
                        Locale.ROOT,
                        "a truth of %s %.3f passes with a chance of 80 %%",
                        side == Claim.Side.LOWER ? "at least" : "at most",
                        shown);
            }
        }
        return "not even a faultless sample passes with a chance of 80 %";
    }

    private static Optional<CheckPower> ofPairs(Check check, Claim.NonInferior claim, double level) {
        OptionalInt enough = PairsPower.smallestSize(USUAL_DISCORDANT, claim.margin(), WANTED_OF_PAIRS, level);
        String wanted = enough.isPresent()
                ? enough.getAsInt()
                        + " pairs pass with a chance of 85 % if nothing changed, and fail with 85 % if the rate"
                        + " fell by twice the margin, where one pair in ten differs"
                : "no number of pairs is enough";
        if (check.minPairs().isEmpty()) {
            return Optional.of(new CheckPower(check.id(), 0, Optional.empty(), wanted));
        }
        int n = check.minPairs().getAsInt();
        double power = PairsPower.toPass(USUAL_DISCORDANT, 0, claim.margin(), n, level);
        return Optional.of(new CheckPower(
                check.id(),
                n,
                Optional.of(power),
                String.format(
                        Locale.ROOT,
                        "at %d pairs it passes with a chance of %.2f if nothing changed and one pair in ten differs; %s",
                        n,
                        power,
                        wanted)));
    }
}
