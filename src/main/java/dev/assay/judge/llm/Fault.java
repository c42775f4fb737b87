package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a call ended without a completion.
 *
 * @param httpStatus absent where no answer came
 * @param retryAfter how long the provider asked to be left alone, at least zero
 * @param raw the answer as received, capped
 */
record Fault(
        Reason reason,
        Recourse recourse,
        Charge charge,
        OptionalInt httpStatus,
        Optional<Duration> retryAfter,
        Optional<String> raw) {

    /** What to do about it. */
    enum Recourse {
        /** Send it again; it uses up an attempt. */
        RETRY,
        /** Send it again when the provider has room; it uses up no attempt. */
        WAIT,
        /** The same request would fail again. */
        GIVE_UP
    }

    /** What the provider may bill for it. */
    enum Charge {
        NOTHING,
        /** The provider may have worked on it: priced at the reservation. */
        UNKNOWN
    }

    static Fault unsent(Reason reason, Recourse recourse) {
        return new Fault(reason, recourse, Charge.NOTHING, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    static Fault unanswered(Reason reason) {
        return new Fault(
                reason, Recourse.RETRY, Charge.UNKNOWN, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    static Fault answered(Reason reason, Recourse recourse, Charge charge, int status, String raw) {
        return new Fault(reason, recourse, charge, OptionalInt.of(status), Optional.empty(), Optional.of(raw));
    }

    Fault after(Optional<Duration> pause) {
        return new Fault(reason, recourse, charge, httpStatus, pause, raw);
    }
}
