package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The chat completion object of OpenAI, Azure, Mistral and the many services that copy it. */
final class OpenAiEnvelope implements Envelope {

    /** The second is Mistral's for a full context. */
    private static final Set<String> CUT_OFF = Set.of("length", "model_length");

    @Override
    public Answer read(EnvelopeBody body) {
        JsonFields choice = body.need(body.fields()
                .objects("choices")
                .filter(choices -> choices.size() == 1)
                .map(choices -> choices.get(0)));
        JsonFields message = body.need(choice.object("message"));
        String text = text(message).orElseThrow(body::isNoCompletion);
        String ending = choice.text("finish_reason").orElse("");
        if (ending.equals("error")) {
            throw body.isError();
        }
        JsonFields usage = body.fields().object("usage").orElse(JsonFields.NONE);
        return body.answer(
                text,
                CUT_OFF.contains(ending) ? ReplyReader.Ending.CUT_OFF : ReplyReader.Ending.COMPLETE,
                problem(ending, message, text),
                body.fields().text("model"),
                new TokenUsage(
                        usage.count("prompt_tokens"),
                        usage.object("prompt_tokens_details")
                                .orElse(JsonFields.NONE)
                                .count("cached_tokens"),
                        usage.count("completion_tokens")),
                TokenChances.of(choice));
    }

    /** Empty where there is none; absent where the content is no text. */
    private static Optional<String> text(JsonFields message) {
        if (!message.has("content")) {
            return Optional.of("");
        }
        return message.text("content").or(() -> message.objects("content").map(TextParts::joined));
    }

    private static Optional<Reason> problem(String ending, JsonFields message, String text) {
        if (message.text("refusal").filter(words -> !words.isBlank()).isPresent()) {
            return Optional.of(Reason.REFUSED);
        }
        if (ending.equals("content_filter")) {
            return Optional.of(Reason.CONTENT_FILTER);
        }
        boolean callsTool = message.all().get("tool_calls") instanceof List<?> calls && !calls.isEmpty();
        return callsTool && !text.isBlank() ? Optional.of(Reason.MULTIPLE_OBJECTS) : Optional.empty();
    }
}
