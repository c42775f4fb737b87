package dev.assay.judge.llm;

import dev.assay.judge.llm.account.Ticker;
import dev.assay.judge.llm.account.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

/** A clock that only moves when somebody waits by it, and a sleeper that remembers what was asked of it. */
final class SettableClock extends Clock implements Sleeper, Ticker, Waiting {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = START;

    @Override
    public void sleep(Duration duration, BooleanSupplier isPointless) {
        waits.add(duration);
        now = now.plus(duration);
    }

    /** Time passes; what was waited for may have happened by then. */
    @Override
    public void await(Condition condition, long nanos) {
        now = now.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return Duration.between(START, now).toNanos();
    }

    List<Duration> waits() {
        return waits;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock has one zone");
    }
}
