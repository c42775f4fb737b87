package dev.assay.judge.llm.account;

import dev.assay.judge.CallRefused;
import dev.assay.judge.JudgeSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets calls to one provider account through. All judges and runs of this process that use the account share its gate;
 * across replicas the same interface can stand before leased blocks of the limits.
 */
public interface CallGate {

    /**
     * Waits until a call may be stated: the provider is up, does not want to be left alone, its rate has room, and not too
     * many others are stated and not sent.
     *
     * @param demand what the call would take
     * @param stopped asked at least four times a second while waiting; why to stop, empty to go on
     * @throws CallRefused with the reason of {@code stopped}, or {@code provider_down} when the provider has been away
     *     for longer than anybody should wait
     * @throws InterruptedException when the thread was told to stop
     */
    Pass enter(Demand demand, Supplier<Optional<String>> stopped) throws InterruptedException;

    /**
     * How many calls may be stated ahead of those that are open, so that a place that becomes free is taken at once: an
     * eighth of them, at least one.
     */
    static int ahead(int open) {
        return Math.max(1, open / 8);
    }

    /**
     * What a call takes.
     *
     * @param limits as the judge's file states them
     * @param tokens an estimate of input and output together
     */
    record Demand(JudgeSpec.Limits limits, long tokens) {}

    /** A place inside the gate; exactly one of its other methods is called when the call has ended. */
    interface Pass {

        /**
         * Waits until one more call may be open. Called once, when the call is stated and about to be sent.
         *
         * @throws CallRefused with the reason of {@code stopped}
         * @throws InterruptedException when the thread was told to stop
         */
        void awaitTurn(Supplier<Optional<String>> stopped) throws InterruptedException;

        /**
         * The provider answered, with a completion or with a complaint about this one request.
         *
         * @param tokens what it used by its own count; the estimate stays where the provider states none
         */
        void answered(Optional<Long> tokens);

        /**
         * The provider refused for its limits.
         *
         * @param retryAfter how long it wants to be left alone; no call of the account goes earlier
         */
        void rateLimited(Optional<Duration> retryAfter);

        /** No usable answer came: a server error, a broken connection, a timeout. */
        void faulted();

        /**
         * The provider knows neither key nor model, so that the next call would fare no better.
         *
         * @return whether this was the call that tried whether it knows them by now: then waiting makes no sense
         */
        boolean rejected();

        /** Nothing was sent. */
        void unused();
    }
}
