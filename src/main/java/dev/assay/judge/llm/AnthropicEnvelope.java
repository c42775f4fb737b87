package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The message object of Anthropic. */
final class AnthropicEnvelope implements Envelope {

    private static final Set<String> CUT_OFF = Set.of("max_tokens", "model_context_window_exceeded");

    @Override
    public Answer read(EnvelopeBody body) {
        JsonFields message = body.fields();
        List<JsonFields> parts = message.objects("content").orElseThrow(body::isNoCompletion);
        String text = TextParts.joined(parts);
        String ending = message.text("stop_reason").orElse("");
        return body.answer(
                text,
                CUT_OFF.contains(ending) ? ReplyReader.Ending.CUT_OFF : ReplyReader.Ending.COMPLETE,
                ending.equals("refusal")
                        ? Optional.of(Reason.REFUSED)
                        : TextParts.twice(parts, part -> part.says("type", "tool_use"), text),
                message.text("model"),
                usage(message.object("usage").orElse(JsonFields.NONE)),
                Optional.empty());
    }

    /** Its input leaves out what was written to the cache and what was read from it. */
    private static TokenUsage usage(JsonFields usage) {
        return new TokenUsage(
                EnvelopeBody.sum(
                        usage.count("input_tokens"),
                        usage.count("cache_read_input_tokens"),
                        usage.count("cache_creation_input_tokens")),
                usage.count("cache_read_input_tokens"),
                usage.count("output_tokens"));
    }
}
