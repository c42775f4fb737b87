package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The chat completion object around a reply. It is read here before the client library sees it, since that would take an
 * error object for an empty completion and the last of two equal keys for the only one.
 */
final class OpenAiEnvelope {

    private static final int MAX_MODEL_LENGTH = 200;

    private OpenAiEnvelope() {}

    /**
     * Reads the body of a 2xx answer.
     *
     * @throws CallFailed when it is no completion
     */
    static Answer read(int status, RawAnswer body) {
        String raw = body.stored();
        Map<String, @Nullable Object> envelope = JsonObject.whole(body.legibleText())
                .filter(object -> object.keys() == JsonObject.Keys.UNIQUE)
                .map(JsonObject::fields)
                .orElseThrow(() -> new CallFailed(FaultMap.badEnvelope(status, raw)));
        JsonObject.asObject(envelope.get("error")).ifPresent(error -> {
            throw new CallFailed(FaultMap.ofError(error, status, raw));
        });
        Map<String, @Nullable Object> choice =
                onlyChoice(envelope).orElseThrow(() -> new CallFailed(FaultMap.badEnvelope(status, raw)));
        Map<String, @Nullable Object> message = JsonObject.asObject(choice.get("message"))
                .filter(OpenAiEnvelope::isTextOrNothing)
                .orElseThrow(() -> new CallFailed(FaultMap.badEnvelope(status, raw)));
        Map<String, @Nullable Object> usage =
                JsonObject.asObject(envelope.get("usage")).orElse(Map.of());
        String text = message.get("content") instanceof String content ? content : "";
        return new Answer(
                text,
                "length".equals(choice.get("finish_reason")) ? ReplyReader.Ending.CUT_OFF : ReplyReader.Ending.COMPLETE,
                problem(body, choice, message, text),
                model(envelope),
                new TokenUsage(
                        count(usage, "prompt_tokens"),
                        count(
                                JsonObject.asObject(usage.get("prompt_tokens_details"))
                                        .orElse(Map.of()),
                                "cached_tokens"),
                        count(usage, "completion_tokens")),
                status,
                raw);
    }

    private static Optional<Map<String, @Nullable Object>> onlyChoice(Map<String, @Nullable Object> envelope) {
        return envelope.get("choices") instanceof List<?> choices && choices.size() == 1
                ? JsonObject.asObject(choices.get(0))
                : Optional.empty();
    }

    private static boolean isTextOrNothing(Map<String, @Nullable Object> message) {
        Object content = message.get("content");
        return content == null || content instanceof String;
    }

    private static Optional<Reason> problem(
            RawAnswer body, Map<String, @Nullable Object> choice, Map<String, @Nullable Object> message, String text) {
        if (message.get("refusal") instanceof String refusal && !refusal.isBlank()) {
            return Optional.of(Reason.REFUSED);
        }
        if ("content_filter".equals(choice.get("finish_reason"))) {
            return Optional.of(Reason.CONTENT_FILTER);
        }
        if (body.text().isEmpty()) {
            return Optional.of(Reason.BAD_TEXT);
        }
        boolean callsTool = message.get("tool_calls") instanceof List<?> calls && !calls.isEmpty();
        return callsTool && !text.isBlank() ? Optional.of(Reason.MULTIPLE_OBJECTS) : Optional.empty();
    }

    private static Optional<String> model(Map<String, @Nullable Object> envelope) {
        return envelope.get("model") instanceof String model
                        && !model.isBlank()
                        && model.length() <= MAX_MODEL_LENGTH
                        && model.indexOf('\0') < 0
                ? Optional.of(model)
                : Optional.empty();
    }

    private static OptionalInt count(Map<String, @Nullable Object> usage, String key) {
        return usage.get(key) instanceof BigDecimal number
                        && number.signum() >= 0
                        && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }
}
