package dev.assay.judge.llm.account;

import java.time.Duration;

/**
 * Keeps calls away from a provider that does not answer. It opens when half of at least twenty calls of the last thirty
 * seconds failed, rate limits left out, and at once when the provider knows neither key nor model. Then one call at a time
 * tries again, after five seconds and each time twice as long, up to a minute; the first answer closes it. Not safe for
 * several threads.
 */
final class Breaker {

    private static final long WINDOW = Duration.ofSeconds(30).toNanos();
    private static final int FEWEST = 20;
    private static final long FIRST_WAIT = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST_WAIT = Duration.ofSeconds(60).toNanos();
    private static final long PATIENCE = Duration.ofMinutes(10).toNanos();

    private final RecentCalls calls = new RecentCalls(WINDOW);
    private boolean isOpen;
    private boolean isProbing;
    private long openedAt;
    private long probeAt;
    private long wait;

    /** What a call is to the breaker. */
    enum Role {
        /** It goes in while the breaker is open, to see whether the provider is back. */
        PROBE,
        ORDINARY
    }

    /** How long until a call may try: 0 for now, {@link Long#MAX_VALUE} while another one tries. */
    long delay(long now) {
        if (!isOpen) {
            return 0;
        }
        return isProbing ? Long.MAX_VALUE : Math.max(0, probeAt - now);
    }

    /** A call goes in; while the breaker is open it is the one that tries. */
    Role enter() {
        isProbing = isOpen;
        return isOpen ? Role.PROBE : Role.ORDINARY;
    }

    void answered(long now) {
        if (isOpen) {
            isOpen = false;
            isProbing = false;
            calls.clear();
        }
        calls.add(now, RecentCalls.Fate.ANSWERED);
    }

    void faulted(Role role, long now) {
        if (isOpen) {
            triedInVain(role, now);
            return;
        }
        calls.add(now, RecentCalls.Fate.FAILED);
        if (calls.total() >= FEWEST && calls.failed() * 2 >= calls.total()) {
            open(now);
        }
    }

    void rejected(Role role, long now) {
        if (!isOpen) {
            open(now);
            return;
        }
        triedInVain(role, now);
    }

    /** A call that says nothing about the provider's health, such as one refused for its rate or never sent. */
    void inconclusive(Role role) {
        if (role == Role.PROBE) {
            isProbing = false;
        }
    }

    /** Whether it has been open for so long that waiting makes no sense any more. */
    boolean isHopeless(long now) {
        return isOpen && now - openedAt >= PATIENCE;
    }

    private void open(long now) {
        isOpen = true;
        isProbing = false;
        openedAt = now;
        wait = FIRST_WAIT;
        probeAt = now + wait;
    }

    /** Calls that were under way when it opened end here too; only the one that tried moves the next try. */
    private void triedInVain(Role role, long now) {
        if (role == Role.PROBE) {
            isProbing = false;
            wait = Math.min(LONGEST_WAIT, wait * 2);
            probeAt = now + wait;
        }
    }
}
