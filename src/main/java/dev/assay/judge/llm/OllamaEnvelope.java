package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The response object of Ollama's chat. It says nothing of a cache, and knows no refusal but in words. */
final class OllamaEnvelope implements Envelope {

    @Override
    public Answer read(EnvelopeBody body) {
        JsonFields response = body.fields();
        JsonFields message = body.need(response.object("message"));
        String text = message.text("content").orElseThrow(body::isNoCompletion);
        // without it the body is a piece of a stream
        if (!Boolean.TRUE.equals(response.all().get("done"))) {
            throw body.isNoCompletion();
        }
        boolean callsTool = message.all().get("tool_calls") instanceof List<?> calls && !calls.isEmpty();
        return body.answer(
                text,
                response.says("done_reason", "length") ? ReplyReader.Ending.CUT_OFF : ReplyReader.Ending.COMPLETE,
                callsTool && !text.isBlank() ? Optional.of(Reason.MULTIPLE_OBJECTS) : Optional.empty(),
                response.text("model"),
                new TokenUsage(response.count("prompt_eval_count"), OptionalInt.empty(), response.count("eval_count")),
                Optional.empty());
    }
}
