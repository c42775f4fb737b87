package dev.assay.judge.llm.account;

/**
 * A token bucket as a schedule: each taker is told when its turn is, in the order of taking. Not safe for several threads.
 *
 * <p>The bucket starts full. Its rate is a hundredth below the stated one, since the provider's clock and ours, and the
 * way between, are not the same.
 */
final class Pacer {

    static final double MARGIN = 0.99;
    private static final double NANOS = 1e9;

    private final double nanosPerUnit;
    private final double depthNanos;
    private double turn;

    /**
     * @param perSecond units a second, above 0
     * @param burst units that may be taken at once, at least 1
     * @param now in nanoseconds
     */
    Pacer(double perSecond, double burst, long now) {
        this.nanosPerUnit = NANOS / (perSecond * MARGIN);
        this.depthNanos = Math.max(1, burst) * nanosPerUnit;
        this.turn = now - depthNanos;
    }

    /** How long until so many units may be taken; what is larger than the bucket waits until it is full. */
    long delay(double units, long now) {
        double needed = Math.min(units * nanosPerUnit, depthNanos);
        return (long) Math.ceil(Math.max(0, level(now) + needed - now));
    }

    /** Takes them, whether or not their time has come. */
    void take(double units, long now) {
        turn = level(now) + units * nanosPerUnit;
    }

    /** Corrects what was taken by an estimate; negative gives back. */
    void settle(double units) {
        turn += units * nanosPerUnit;
    }

    /** The moment at which everything taken so far is earned, if a full bucket is the most that can be saved. */
    private double level(long now) {
        return Math.max(turn, now - depthNanos);
    }
}
