package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The response object of Bedrock's converse; it names no model. */
final class BedrockEnvelope implements Envelope {

    private static final Set<String> CUT_OFF = Set.of("max_tokens", "model_context_window_exceeded");
    private static final Set<String> FILTERED = Set.of("guardrail_intervened", "content_filtered");

    @Override
    public Answer read(EnvelopeBody body) {
        // an error is its words alone
        if (!body.fields().has("output") && body.fields().text("message").isPresent()) {
            throw body.isError();
        }
        JsonFields message = body.need(body.fields().object("output").flatMap(output -> output.object("message")));
        List<JsonFields> parts = message.objects("content").orElseThrow(body::isNoCompletion);
        String text = TextParts.joined(parts, part -> true);
        String ending = body.fields().text("stopReason").orElse("");
        return body.answer(
                text,
                CUT_OFF.contains(ending) ? ReplyReader.Ending.CUT_OFF : ReplyReader.Ending.COMPLETE,
                problem(ending).or(() -> TextParts.twice(parts, part -> part.has("toolUse"), text)),
                Optional.empty(),
                usage(body.fields().object("usage").orElse(JsonFields.NONE)),
                Optional.empty());
    }

    private static Optional<Reason> problem(String ending) {
        if (FILTERED.contains(ending)) {
            return Optional.of(Reason.CONTENT_FILTER);
        }
        return ending.equals("refusal") ? Optional.of(Reason.REFUSED) : Optional.empty();
    }

    /** Its input leaves out what was written to the cache and what was read from it. */
    private static TokenUsage usage(JsonFields usage) {
        return new TokenUsage(
                EnvelopeBody.sum(
                        usage.count("inputTokens"),
                        usage.count("cacheReadInputTokens"),
                        usage.count("cacheWriteInputTokens")),
                usage.count("cacheReadInputTokens"),
                usage.count("outputTokens"));
    }
}
