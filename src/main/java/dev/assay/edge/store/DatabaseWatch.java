package dev.assay.edge.store;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Knows whether the database can be worked with. Whoever meets an outage tells it; from then on it alone asks the
 * database whether it is back, and everybody else waits for its word.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final Duration WRITE_PACE = Duration.ofSeconds(10);

    private final DatabaseProbe probe;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Away> away = Optional.empty();
    private Instant lastWrite = Instant.EPOCH;
    private boolean open = true;

    DatabaseWatch(DatabaseProbe probe, Clock clock) {
        this.probe = probe;
        this.clock = clock;
    }

    /**
     * An outage that lasts.
     *
     * @param outage {@link Outage#AWAY} or {@link Outage#FULL}
     * @param since when it was met first
     */
    public record Away(Outage outage, Instant since) {}

    /** The outage that lasts; empty where the database can be worked with. */
    public Optional<Away> away() {
        lock.lock();
        try {
            return away;
        } finally {
            lock.unlock();
        }
    }

    /** Takes note of a failure that somebody met; a pool that is merely busy is no outage. */
    public void met(Outage outage, Throwable failure) {
        if (outage == Outage.BUSY) {
            return;
        }
        lock.lock();
        try {
            if (away.isPresent()) {
                if (outage == Outage.FULL) {
                    away = Optional.of(new Away(outage, away.get().since()));
                }
                return;
            }
            if (!open) {
                return;
            }
            away = Optional.of(new Away(outage, clock.instant()));
            LOG.warnf("the database is %s: %s", word(outage), innermost(failure));
            Thread asker = new Thread(this::askUntilBack, "database-watch");
            asker.setDaemon(true);
            asker.start();
        } finally {
            lock.unlock();
        }
        probe.reopen();
    }

    /**
     * Waits until the database is back.
     *
     * @param most how long at most
     * @return whether it is back
     */
    boolean awaitBack(Duration most) throws InterruptedException {
        long nanos = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (away.isPresent() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return away.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Asks the database now: a read, and a write where the last one is some seconds old. */
    public Optional<Away> look() {
        if (away().isEmpty()) {
            try {
                probe.read();
                if (isWriteDue()) {
                    write();
                }
            } catch (SQLException failure) {
                Outage outage = Outage.of(failure).orElse(Outage.AWAY);
                met(outage, failure);
                if (outage == Outage.BUSY) {
                    return Optional.of(new Away(outage, clock.instant()));
                }
            }
        }
        return away();
    }

    private boolean isWriteDue() {
        lock.lock();
        try {
            return lastWrite.plus(WRITE_PACE).isBefore(clock.instant());
        } finally {
            lock.unlock();
        }
    }

    private void write() throws SQLException {
        probe.write();
        lock.lock();
        try {
            lastWrite = clock.instant();
        } finally {
            lock.unlock();
        }
    }

    private void askUntilBack() {
        BackOff pause = new BackOff();
        try {
            while (isStillAway()) {
                TimeUnit.NANOSECONDS.sleep(pause.next().toNanos());
                if (probe.hasSpace()) {
                    ask();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            write();
            back();
        } catch (SQLException failure) {
            met(Outage.of(failure).orElse(Outage.AWAY), failure);
            probe.reopen();
        }
    }

    private void back() {
        lock.lock();
        try {
            away.ifPresent(was -> LOG.infof(
                    "the database is back after %d s of being %s",
                    Duration.between(was.since(), clock.instant()).toSeconds(), word(was.outage())));
            away = Optional.empty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStillAway() {
        lock.lock();
        try {
            return open && away.isPresent();
        } finally {
            lock.unlock();
        }
    }

    private static String word(Outage outage) {
        return outage.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < 20 && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    @PreDestroy
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
