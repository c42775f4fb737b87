package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether and when a question is sent again: the only retry there is.
 *
 * <p>Transient faults are sent again up to the judge's number of attempts, after a full-jitter back-off between zero and
 * 0.5 s, doubling to 30 s. What a provider asks for in {@code Retry-After} is a floor, plus up to a tenth of it. A rate
 * limit uses up no attempt. Nothing waits beyond ten minutes after the question was first asked. An unreadable reply is
 * asked again up to twice, except where it may be the work of a hostile item, which would get another try.
 */
final class RetryPolicy {

    private static final Duration BASE = Duration.ofMillis(500);
    private static final Duration CAP = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double FLOOR_JITTER = 0.1;
    private static final int MAX_REASKS = 2;
    private static final int MAX_DOUBLINGS = 6;

    private final int attempts;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param attempts how often one question is sent at most, rate limits not counted, at least 1
     * @param random may be used from several threads at once
     */
    RetryPolicy(int attempts, Clock clock, RandomGenerator random) {
        this.attempts = attempts;
        this.clock = clock;
        this.random = random;
    }

    /** The patience with one question, beginning now; used by one thread. */
    Patience begin() {
        return new Patience(clock.instant().plus(PATIENCE));
    }

    /** What is left for one question. */
    final class Patience {

        private final Instant end;
        private int sends;
        private int faults;
        private int reasks;

        private Patience(Instant end) {
            this.end = end;
        }

        /** How long to wait before the next send; empty when the fault is final. */
        Optional<Duration> after(Fault fault) {
            if (fault.recourse() == Fault.Recourse.GIVE_UP) {
                return Optional.empty();
            }
            if (fault.recourse() == Fault.Recourse.RETRY && ++sends >= attempts) {
                return Optional.empty();
            }
            Duration wait = wait(fault);
            return clock.instant().plus(wait).isAfter(end) ? Optional.empty() : Optional.of(wait);
        }

        /** A provider that says when it has room again is taken at its word, without a back-off of our own. */
        private Duration wait(Fault fault) {
            Optional<Duration> asked = fault.retryAfter().filter(pause -> !pause.isZero());
            if (fault.recourse() == Fault.Recourse.WAIT && asked.isPresent()) {
                return jittered(asked.get());
            }
            return longer(backOff(faults++), asked.map(this::jittered).orElse(Duration.ZERO));
        }

        /** How long to wait before the same prompt is asked again; empty when the reply is final. */
        Optional<Duration> afterUnreadable(Reason reason) {
            boolean isFinal = ++sends >= attempts || reason.isSuspicious() || ++reasks > MAX_REASKS;
            return isFinal ? Optional.empty() : Optional.of(Duration.ZERO);
        }

        private Duration backOff(int fault) {
            Duration ceiling = BASE.multipliedBy(1L << Math.min(fault, MAX_DOUBLINGS));
            return scaled(ceiling.compareTo(CAP) < 0 ? ceiling : CAP, random.nextDouble());
        }

        private Duration jittered(Duration floor) {
            return floor.plus(scaled(floor, FLOOR_JITTER * random.nextDouble()));
        }
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
