package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The response object of Google's generateContent. */
final class GeminiEnvelope implements Envelope {

    private static final Set<String> FILTERED =
            Set.of("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII");

    @Override
    public Answer read(EnvelopeBody body) {
        JsonFields response = body.fields();
        boolean isBlocked = response.object("promptFeedback")
                .flatMap(feedback -> feedback.text("blockReason"))
                .isPresent();
        JsonFields candidate = isBlocked
                ? JsonFields.NONE
                : body.need(response.objects("candidates")
                        .filter(candidates -> candidates.size() == 1)
                        .map(candidates -> candidates.get(0)));
        String ending = candidate.text("finishReason").orElse("");
        List<JsonFields> parts = parts(candidate).orElseThrow(body::isNoCompletion);
        String text =
                TextParts.joined(parts, part -> !Boolean.TRUE.equals(part.all().get("thought")));
        return body.answer(
                text,
                ending.equals("MAX_TOKENS") ? ReplyReader.Ending.CUT_OFF : ReplyReader.Ending.COMPLETE,
                isBlocked || FILTERED.contains(ending)
                        ? Optional.of(Reason.CONTENT_FILTER)
                        : TextParts.twice(parts, part -> part.has("functionCall"), text),
                response.text("modelVersion"),
                usage(response.object("usageMetadata").orElse(JsonFields.NONE)),
                Optional.empty());
    }

    /** None where the model stopped before it said anything; absent where what it said cannot be read. */
    private static Optional<List<JsonFields>> parts(JsonFields candidate) {
        return candidate
                .object("content")
                .filter(content -> content.has("parts"))
                .map(content -> content.objects("parts"))
                .orElse(Optional.of(List.of()));
    }

    /** Thoughts are billed as output and counted apart; a count of zero is left out. */
    private static TokenUsage usage(JsonFields usage) {
        OptionalInt prompt = usage.count("promptTokenCount");
        return new TokenUsage(
                prompt,
                usage.count("cachedContentTokenCount"),
                prompt.isEmpty()
                        ? prompt
                        : EnvelopeBody.sum(
                                OptionalInt.of(0),
                                usage.count("candidatesTokenCount"),
                                usage.count("thoughtsTokenCount")));
    }
}
