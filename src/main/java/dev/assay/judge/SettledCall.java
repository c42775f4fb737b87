package dev.assay.judge;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What became of a paid call.
 *
 * @param httpStatus the provider's status, absent where no answer came
 * @param reason why it gave no usable completion, absent for an answer
 * @param raw the reply as received, capped
 * @param model the model id that the provider returned
 * @param costMicros price in millionths of the judge's currency, absent where neither usage nor price is known
 */
public record SettledCall(
        CallTicket ticket,
        Outcome outcome,
        OptionalInt httpStatus,
        Optional<Reason> reason,
        Optional<String> raw,
        Optional<String> model,
        TokenUsage usage,
        OptionalLong costMicros,
        Duration latency) {

    /** The states in which a call ends. */
    public enum Outcome {
        ANSWERED,
        ERRORED
    }
}
