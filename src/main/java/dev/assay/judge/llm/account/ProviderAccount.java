package dev.assay.judge.llm.account;

import dev.assay.judge.CallRefused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The gate of one account within this process: its breaker, its stated limits or the pace learnt in their place, its
 * concurrency, and the time until which it wants to be left alone, in this order.
 */
final class ProviderAccount implements CallGate {

    /** A stop is noticed within this time. */
    private static final long LONGEST_NAP = Duration.ofMillis(250).toNanos();

    /** After a longer silence one call asks whether it is over; shorter ones are part of a provider's daily business. */
    private static final long LONG_SILENCE = Duration.ofSeconds(2).toNanos();

    private final Ticker ticker;
    private final Waiting waiting;
    /** Those who wait stand in line, so that only the first of them watches the time. */
    private final Semaphore line = new Semaphore(1, true);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition placeIsFree = lock.newCondition();
    private final StatedLimits stated = new StatedLimits();
    private final Concurrency concurrency = new Concurrency();
    private final Breaker breaker = new Breaker();
    private final LearntPace learnt;
    private int aheadOfSending;
    private long silentUntil;
    private boolean isAfterSilence;
    private boolean isAskingAfterSilence;

    ProviderAccount(Ticker ticker, Waiting waiting) {
        this.ticker = ticker;
        this.waiting = waiting;
        this.learnt = new LearntPace(ticker.nanos());
        this.silentUntil = ticker.nanos();
    }

    @Override
    public Pass enter(Demand demand, Supplier<Optional<String>> stopped) throws InterruptedException {
        do {
            refuseIfStopped(stopped);
        } while (!line.tryAcquire(LONGEST_NAP, TimeUnit.NANOSECONDS));
        try {
            Optional<Pass> pass = pass(demand);
            while (pass.isEmpty()) {
                refuseIfStopped(stopped);
                pass = pass(demand);
            }
            return pass.get();
        } finally {
            line.release();
        }
    }

    private static void refuseIfStopped(Supplier<Optional<String>> stopped) {
        stopped.get().ifPresent(why -> {
            throw new CallRefused(why);
        });
    }

    /** The pass, or nothing after a nap. */
    private Optional<Pass> pass(Demand demand) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long now = ticker.nanos();
            stated.use(demand.limits(), now);
            if (breaker.isHopeless(now) && breaker.delay(now) > 0) {
                throw new CallRefused(CallRefused.PROVIDER_DOWN);
            }
            long wait = delay(demand, now);
            if (wait <= 0) {
                return Optional.of(take(demand, now));
            }
            waiting.await(changed, Math.min(wait, LONGEST_NAP));
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** How long until a call may go, as far as that is known now. */
    private long delay(Demand demand, long now) {
        int open = Math.min(concurrency.level(), stated.maxConcurrency());
        if (aheadOfSending >= CallGate.ahead(open) || (isAfterSilence && isAskingAfterSilence)) {
            return Long.MAX_VALUE;
        }
        long forRate = stated.stateARate() ? 0 : learnt.delay(now);
        long forLimits = Math.max(forRate, stated.delay(demand.tokens(), now));
        return Math.max(Math.max(breaker.delay(now), silentUntil - now), forLimits);
    }

    private Pass take(Demand demand, long now) {
        Breaker.Role role = breaker.enter();
        aheadOfSending++;
        stated.take(demand.tokens(), now);
        if (!stated.stateARate()) {
            learnt.take(now);
        }
        isAskingAfterSilence = isAfterSilence;
        return new Entered(demand, role);
    }

    private final class Entered implements Pass {

        private final Demand demand;
        private final Breaker.Role role;
        private boolean isOpen;

        Entered(Demand demand, Breaker.Role role) {
            this.demand = demand;
            this.role = role;
        }

        @Override
        public void awaitTurn(Supplier<Optional<String>> stopped) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (!open()) {
                    refuseIfStopped(stopped);
                    long silence = silentUntil - ticker.nanos();
                    waiting.await(placeIsFree, silence > 0 ? Math.min(silence, LONGEST_NAP) : LONGEST_NAP);
                }
            } finally {
                lock.unlock();
            }
        }

        private boolean open() {
            if (!concurrency.hasRoom(stated.maxConcurrency()) || ticker.nanos() < silentUntil) {
                return false;
            }
            concurrency.enter();
            aheadOfSending--;
            isOpen = true;
            changed.signal();
            return true;
        }

        @Override
        public void answered(Optional<Long> tokens) {
            leave(now -> {
                breaker.answered(now);
                learnt.answered(now);
                concurrency.answered(stated.maxConcurrency(), now);
                isAfterSilence = false;
                tokens.ifPresent(used -> stated.settle(demand.tokens(), used));
            });
        }

        @Override
        public void rateLimited(Optional<Duration> retryAfter) {
            leave(now -> {
                long silence = retryAfter.map(Duration::toNanos).orElse(0L);
                breaker.inconclusive(role);
                learnt.refused(now);
                concurrency.refused(stated.maxConcurrency(), silence, now);
                silentUntil = Math.max(silentUntil, now + silence);
                isAfterSilence |= silence > LONG_SILENCE;
                isAskingAfterSilence = false;
                stated.settle(demand.tokens(), 0);
            });
        }

        @Override
        public void faulted() {
            leave(now -> {
                breaker.faulted(role, now);
                concurrency.faulted(now);
                isAskingAfterSilence = false;
            });
        }

        @Override
        public boolean rejected() {
            leave(now -> {
                breaker.rejected(role, now);
                isAskingAfterSilence = false;
            });
            return role == Breaker.Role.PROBE;
        }

        @Override
        public void unused() {
            leave(now -> {
                breaker.inconclusive(role);
                isAskingAfterSilence = false;
                stated.settle(demand.tokens(), 0);
            });
        }

        private void leave(Ending ending) {
            lock.lock();
            try {
                if (isOpen) {
                    concurrency.leave();
                } else {
                    aheadOfSending--;
                }
                ending.at(ticker.nanos());
                // an answer may free a place and add one
                placeIsFree.signal();
                placeIsFree.signal();
                changed.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    /** What the end of a call changes, at a moment in nanoseconds. */
    @FunctionalInterface
    private interface Ending {
        void at(long now);
    }
}
