package dev.assay.provider;

import java.time.Duration;
import java.util.Set;

/**
 * Which requests fail, drawn by what is asked and the how manyth attempt it is, so that a repeated run meets the same
 * faults.
 *
 * @param rateLimited share of requests answered 429, in [0,1]; the shares add up to at most 1
 * @param attempts how many first attempts of a content may fail; later ones are always answered
 * @param retryAfter what a drawn 429 asks to wait
 * @param hangingItems items whose first attempt is never answered, whatever is drawn
 */
public record Faults(
        double rateLimited,
        double serverError,
        double malformed,
        double truncated,
        double hang,
        double dropped,
        int attempts,
        Duration retryAfter,
        Set<String> hangingItems) {

    private static final Duration SHORT_WAIT = Duration.ofMillis(200);

    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, Integer.MAX_VALUE, SHORT_WAIT, Set.of());

    /**
     * The mix that the targets speak of: a tenth 429, one in twenty 500, one in fifty malformed. No content fails more
     * than twice: a third malformed reply in a row is rightly given up.
     */
    public static final Faults MIX = new Faults(0.10, 0.05, 0.02, 0, 0, 0, 2, SHORT_WAIT, Set.of());

    public Faults {
        double sum = 0;
        for (double share : new double[] {rateLimited, serverError, malformed, truncated, hang, dropped}) {
            if (!(share >= 0)) {
                throw new IllegalArgumentException("a share of faults must be at least 0, was " + share);
            }
            sum += share;
        }
        if (sum > 1) {
            throw new IllegalArgumentException("shares of faults must add up to at most 1, were " + sum);
        }
        hangingItems = Set.copyOf(hangingItems);
    }

    /** Only these items hang, once each. */
    public static Faults hanging(Set<String> items) {
        return new Faults(0, 0, 0, 0, 0, 0, 1, SHORT_WAIT, items);
    }

    /** The fate of an attempt, counted from 1, of what has this key. */
    Fate fate(long seed, String key, int attempt) {
        if (attempt == 1 && hangingItems.contains(key)) {
            return Fate.HANG;
        }
        if (attempt > attempts) {
            return Fate.ANSWERED;
        }
        double left = Draw.of(seed, key, attempt);
        double[] shares = {rateLimited, serverError, malformed, truncated, hang, dropped};
        Fate[] fates = {Fate.RATE_LIMITED, Fate.SERVER_ERROR, Fate.MALFORMED, Fate.TRUNCATED, Fate.HANG, Fate.DROPPED};
        for (int i = 0; i < shares.length; i++) {
            if (left < shares[i]) {
                return fates[i];
            }
            left -= shares[i];
        }
        return Fate.ANSWERED;
    }
}
