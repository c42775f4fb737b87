package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The body of a 2xx answer that is one JSON object, names no key twice and is no error. */
final class EnvelopeBody {

    private static final int MAX_MODEL_LENGTH = 200;

    private final int status;
    private final RawAnswer body;
    private final JsonFields fields;

    private EnvelopeBody(int status, RawAnswer body, JsonFields fields) {
        this.status = status;
        this.body = body;
        this.fields = fields;
    }

    /** Throws {@link CallFailed} where it is not that. */
    static EnvelopeBody of(int status, RawAnswer body) {
        String raw = body.stored();
        JsonFields fields = JsonObject.whole(body.legibleText())
                .filter(object -> object.keys() == JsonObject.Keys.UNIQUE)
                .map(object -> new JsonFields(object.fields()))
                .orElseThrow(() -> new CallFailed(FaultMap.badEnvelope(status, raw)));
        error(fields).ifPresent(error -> {
            throw new CallFailed(FaultMap.ofError(error, status, raw));
        });
        return new EnvelopeBody(status, body, fields);
    }

    /** Mistral and vLLM send the error itself, Ollama its words alone. */
    private static Optional<Map<String, @Nullable Object>> error(JsonFields fields) {
        if (fields.says("object", "error")) {
            return Optional.of(fields.all());
        }
        return fields.object("error").map(JsonFields::all).or(() -> fields.text("error")
                .map(words -> Map.of()));
    }

    JsonFields fields() {
        return fields;
    }

    /** An object that every completion has. */
    JsonFields need(Optional<JsonFields> object) {
        return object.orElseThrow(this::isNoCompletion);
    }

    CallFailed isNoCompletion() {
        return new CallFailed(FaultMap.badEnvelope(status, body.stored()));
    }

    /** The provider says that it failed while it wrote. */
    CallFailed isError() {
        return new CallFailed(FaultMap.ofError(Map.of(), status, body.stored()));
    }

    /**
     * The completion that the body is.
     *
     * @param problem why the text is not to be read
     * @param model where the provider names the model that answered
     * @param chances where the provider was asked for them and gave them
     */
    Answer answer(
            String text,
            ReplyReader.Ending ending,
            Optional<Reason> problem,
            Optional<String> model,
            TokenUsage usage,
            Optional<TokenChances> chances) {
        Optional<Reason> illegible = body.text().isEmpty() ? Optional.of(Reason.BAD_TEXT) : Optional.empty();
        return new Answer(
                text,
                ending,
                problem.or(() -> illegible),
                model.filter(EnvelopeBody::isStorable),
                usage,
                chances,
                status,
                body.stored());
    }

    private static boolean isStorable(String model) {
        return !model.isBlank() && model.length() <= MAX_MODEL_LENGTH && model.indexOf('\0') < 0;
    }

    /** The sum of the counts that are stated; absent where the first is not. */
    static OptionalInt sum(OptionalInt first, OptionalInt... others) {
        if (first.isEmpty()) {
            return first;
        }
        long sum = first.getAsInt();
        for (OptionalInt other : others) {
            sum += other.orElse(0);
        }
        return sum <= Integer.MAX_VALUE ? OptionalInt.of((int) sum) : OptionalInt.empty();
    }
}
