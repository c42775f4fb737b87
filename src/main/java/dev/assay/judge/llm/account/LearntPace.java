package dev.assay.judge.llm.account;

import java.time.Duration;

/**
 * The rate of an account that states none, learnt from its refusals. Until something was learnt there is no limit.
 *
 * <p>Calls are looked at in windows of a second and fifty calls at least. A window with more than a fifth of refusals sets
 * the rate to what was accepted in it; from then on one with more than a twentieth does, and any other lets the rate grow
 * by a fiftieth a second. Refusals that stay although the rate fell four times have another cause, such as a busy
 * provider that refuses by chance: then there is no limit for a minute. Not safe for several threads.
 */
final class LearntPace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_WINDOW = Duration.ofSeconds(10).toNanos();
    private static final long DEAF = Duration.ofMinutes(1).toNanos();
    private static final int USUAL_CALLS = 50;
    private static final int FEWEST_CALLS = 5;
    private static final double ALARMING = 0.2;
    private static final double TOLERATED = 0.05;
    private static final double BELOW_ACCEPTED = 0.98;
    private static final double GROWTH = 1.02;
    private static final double SLOWEST = 0.2;
    private static final int CUTS_IN_VAIN = 4;

    private double perSecond = Double.POSITIVE_INFINITY;
    private long start;
    private int accepted;
    private int refused;
    private int cuts;
    private long deafBefore = Long.MIN_VALUE;
    private double turn;

    LearntPace(long now) {
        this.start = now;
    }

    /** How long until the next call may go. */
    long delay(long now) {
        return isUnlimited() ? 0 : (long) Math.ceil(Math.max(0, turn - now));
    }

    void take(long now) {
        if (!isUnlimited()) {
            turn = Math.max(turn, now) + SECOND / perSecond;
        }
    }

    void answered(long now) {
        accepted++;
        look(now);
    }

    void refused(long now) {
        refused++;
        look(now);
    }

    /** Calls a second; infinite until something was learnt. */
    double perSecond() {
        return perSecond;
    }

    private boolean isUnlimited() {
        return Double.isInfinite(perSecond);
    }

    private void look(long now) {
        int calls = accepted + refused;
        long length = now - start;
        if (length < SECOND || calls < (length < LONGEST_WINDOW ? USUAL_CALLS : FEWEST_CALLS)) {
            return;
        }
        double share = (double) refused / calls;
        double seconds = (double) length / SECOND;
        if (now >= deafBefore && share > (isUnlimited() ? ALARMING : TOLERATED)) {
            slowDown(accepted / seconds, now);
        } else if (!isUnlimited()) {
            cuts = 0;
            perSecond *= Math.pow(GROWTH, Math.min(seconds, LONGEST_WINDOW / (double) SECOND));
        }
        start = now;
        accepted = 0;
        refused = 0;
    }

    private void slowDown(double acceptedPerSecond, long now) {
        cuts++;
        if (cuts > CUTS_IN_VAIN) {
            cuts = 0;
            perSecond = Double.POSITIVE_INFINITY;
            deafBefore = now + DEAF;
            return;
        }
        perSecond = Math.min(perSecond, Math.max(SLOWEST, acceptedPerSecond * BELOW_ACCEPTED));
        turn = Math.max(turn, now);
    }
}
