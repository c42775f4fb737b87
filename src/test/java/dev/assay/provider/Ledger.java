package dev.assay.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every request that the stub has seen, in the order of arrival. Safe for several threads. */
public final class Ledger {

    /** An account's calls that were under way when its 429 was written are not early. */
    private static final long CROSSING_NANOS = Duration.ofMillis(50).toNanos();

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, History> byContent = new HashMap<>();
    private final Map<String, History> byAccount = new HashMap<>();
    private int inFlight;
    private int mostInFlight;

    /** What is known of a content or of an account. */
    private static final class History {
        private int attempts;
        private long toldAt;
        private long waitsUntil = Long.MIN_VALUE;
        private boolean isAnsweredWell;
    }

    /** One request, while it goes on. */
    static final class Line {
        private final LedgerEntry arrived;
        private final Fate fate;
        private boolean isWhollyWritten;
        private boolean isAborted;
        private long completionTokens;
        private Optional<Long> settledNanos = Optional.empty();

        private Line(LedgerEntry arrived) {
            this.arrived = arrived;
            this.fate = arrived.fate();
        }

        Fate fate() {
            return fate;
        }

        private LedgerEntry entry() {
            return new LedgerEntry(
                    arrived.sequence(),
                    arrived.account(),
                    arrived.content(),
                    arrived.item(),
                    arrived.attempt(),
                    arrived.arrivedAt(),
                    arrived.arrivedNanos(),
                    settledNanos,
                    fate,
                    isWhollyWritten,
                    isAborted,
                    arrived.isEarly(),
                    arrived.isEarlyForAccount(),
                    arrived.isPaidRepeat(),
                    arrived.maxTokens(),
                    arrived.promptTokens(),
                    completionTokens);
        }
    }

    /** Decides the fate of an attempt, counted from 1. */
    @FunctionalInterface
    interface Decision {
        Fate of(int attempt);
    }

    synchronized Line arrived(ChatRequest request, String account, long now, Decision decision) {
        History content = byContent.computeIfAbsent(request.content(), unseen -> new History());
        History payer = byAccount.computeIfAbsent(account, unseen -> new History());
        content.attempts++;
        Line line = new Line(new LedgerEntry(
                lines.size() + 1L,
                account,
                request.content(),
                request.item(),
                content.attempts,
                Instant.now(),
                now,
                Optional.empty(),
                decision.of(content.attempts),
                false,
                false,
                now < content.waitsUntil,
                now < payer.waitsUntil && now > payer.toldAt + CROSSING_NANOS,
                content.isAnsweredWell,
                request.maxTokens(),
                request.promptTokens(),
                0));
        lines.add(line);
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        return line;
    }

    /** How many requests wait for the end of their answer. */
    public synchronized int inFlight() {
        return inFlight;
    }

    synchronized void toWait(Line line, long now, long nanos) {
        for (History history :
                List.of(history(byContent, line.arrived.content()), history(byAccount, line.arrived.account()))) {
            if (history.waitsUntil < now) {
                history.toldAt = now;
            }
            history.waitsUntil = Math.max(history.waitsUntil, now + nanos);
        }
    }

    private static History history(Map<String, History> histories, String key) {
        return histories.computeIfAbsent(key, forgotten -> new History());
    }

    synchronized void written(Line line, long completionTokens, long now) {
        line.isWhollyWritten = true;
        line.completionTokens = completionTokens;
        if (line.fate == Fate.ANSWERED) {
            history(byContent, line.arrived.content()).isAnsweredWell = true;
        }
        settle(line, now);
    }

    synchronized void dropped(Line line, long now) {
        settle(line, now);
    }

    synchronized void aborted(Line line, long now) {
        line.isAborted = true;
        settle(line, now);
    }

    private void settle(Line line, long now) {
        line.settledNanos = Optional.of(now);
        inFlight--;
    }

    /** Forgets everything but what is in flight. */
    public synchronized void reset() {
        lines.clear();
        byContent.clear();
        byAccount.clear();
        mostInFlight = inFlight;
    }

    /** What has been seen so far. */
    public synchronized List<LedgerEntry> entries() {
        return lines.stream().map(Line::entry).toList();
    }

    /** How many requests there were. */
    public synchronized int size() {
        return lines.size();
    }

    /** Counts of what has been seen so far. */
    public LedgerTotals totals() {
        List<LedgerEntry> seen = entries();
        synchronized (this) {
            return LedgerTotals.of(seen, inFlight, mostInFlight);
        }
    }
}
