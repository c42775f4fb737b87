package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.llm.account.CallGate;
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

    /**
     * Ends a call's stay at its account with what the fault says about the account.
     *
     * @return whether the account refuses everybody, so that the question had better wait for another day
     */
    boolean tell(CallGate.Pass pass) {
        int status = httpStatus.orElse(0);
        if (reason == Reason.RATE_LIMITED) {
            pass.rateLimited(retryAfter);
        } else if (charge == Charge.NOTHING && httpStatus.isEmpty() && recourse == Recourse.GIVE_UP) {
            pass.unused();
        } else if (reason == Reason.UNAUTHORISED || status == 404) {
            return pass.rejected();
        } else if (recourse == Recourse.GIVE_UP) {
            pass.answered(Optional.empty());
        } else {
            pass.faulted();
        }
        return false;
    }

    Fault after(Optional<Duration> pause) {
        return new Fault(reason, recourse, charge, httpStatus, pause, raw);
    }
}
