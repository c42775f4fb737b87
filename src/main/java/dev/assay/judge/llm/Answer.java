package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.util.Optional;

/**
 * A completion as the provider sent it.
 *
 * @param text the reply, empty where there is none
 * @param problem why there is no reply to read, although a completion came: a refusal, a filter, a text that is none
 * @param model the model id that the provider returned
 * @param chances what else the model might have said, where the provider tells
 * @param raw the whole answer as received
 */
record Answer(
        String text,
        ReplyReader.Ending ending,
        Optional<Reason> problem,
        Optional<String> model,
        TokenUsage usage,
        Optional<TokenChances> chances,
        int httpStatus,
        String raw) {

    /** Input and output together, where the provider states both. */
    Optional<Long> tokens() {
        return usage.isStated()
                ? Optional.of(
                        (long) usage.prompt().getAsInt() + usage.completion().getAsInt())
                : Optional.empty();
    }
}
