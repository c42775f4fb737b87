package dev.assay.judge.llm.account;

import java.time.Duration;

/**
 * How many calls may be open at once, found by trying: it starts at 20, doubles with each round of answers until the
 * first refusal, then grows by a twentieth a round while it is used, and falls by a fifth once an episode of refusals.
 * Server errors stop its growth for a while and do not cut it. It remembers its level. Not safe for several threads.
 */
final class Concurrency {

    private static final int START = 20;
    private static final double USED = 0.8;
    private static final double GROWTH = 1.05;
    private static final double CUT = 0.8;
    private static final long EPISODE = Duration.ofSeconds(15).toNanos();
    private static final long PAUSE_AFTER_FAULT = Duration.ofSeconds(1).toNanos();

    private double level = START;
    private double roundLevel = START;
    private boolean isDoubling = true;
    private int open;
    private int mostOpen;
    private int answers;
    private long noCutBefore = Long.MIN_VALUE;
    private long noGrowthBefore = Long.MIN_VALUE;

    boolean hasRoom(int ceiling) {
        return open < Math.min(ceiling, (int) level);
    }

    void enter() {
        open++;
        mostOpen = Math.max(mostOpen, open);
    }

    void leave() {
        open--;
    }

    /** Counts an answer; a round is over after as many answers as calls could be open at its begin. */
    void answered(int ceiling, long now) {
        answers++;
        boolean isUsed = mostOpen >= USED * Math.min(ceiling, roundLevel);
        boolean isOver = answers >= Math.min(ceiling, roundLevel);
        if (isUsed && now >= noGrowthBefore) {
            if (isDoubling) {
                // one more for each answer doubles the level in a round
                grow(level + 1, ceiling);
            } else if (isOver) {
                grow(Math.max(level + 1, level * GROWTH), ceiling);
            }
        }
        if (isOver) {
            beginRound();
        }
    }

    private void grow(double wanted, int ceiling) {
        level = Math.max(level, Math.min(ceiling, wanted));
    }

    private void beginRound() {
        roundLevel = level;
        answers = 0;
        mostOpen = open;
    }

    /** @param pause how long the provider wants to be left alone; the episode lasts at least so long */
    void refused(int ceiling, long pause, long now) {
        isDoubling = false;
        if (now >= noCutBefore) {
            level = Math.max(1, Math.min(level, ceiling) * CUT);
            noCutBefore = now + Math.max(EPISODE, pause);
            beginRound();
        }
    }

    void faulted(long now) {
        noGrowthBefore = now + PAUSE_AFTER_FAULT;
    }

    int open() {
        return open;
    }

    int level() {
        return (int) level;
    }
}
