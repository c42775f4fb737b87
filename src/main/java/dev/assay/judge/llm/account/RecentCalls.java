package dev.assay.judge.llm.account;

import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the calls of a sliding window, a second at a time. Not safe for several threads. */
final class RecentCalls {

    private static final long SECOND = 1_000_000_000L;

    private final long window;
    private final Deque<Second> seconds = new ArrayDeque<>();
    private int total;
    private int failed;

    /** How a call ended. */
    enum Fate {
        ANSWERED,
        FAILED
    }

    private static final class Second {

        private final long start;
        private int total;
        private int failed;

        Second(long start) {
            this.start = start;
        }
    }

    /** @param window in nanoseconds */
    RecentCalls(long window) {
        this.window = window;
    }

    void add(long now, Fate fate) {
        while (!seconds.isEmpty() && now - seconds.getFirst().start > window) {
            Second old = seconds.removeFirst();
            total -= old.total;
            failed -= old.failed;
        }
        Second last = seconds.peekLast();
        if (last == null || now - last.start >= SECOND) {
            last = new Second(now);
            seconds.addLast(last);
        }
        last.total++;
        total++;
        if (fate == Fate.FAILED) {
            last.failed++;
            failed++;
        }
    }

    int total() {
        return total;
    }

    int failed() {
        return failed;
    }

    void clear() {
        seconds.clear();
        total = 0;
        failed = 0;
    }
}
