package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.ollama.OllamaChatModel;
import java.util.OptionalLong;

/** Ollama's own chat, which takes a schema as {@code format}; it needs no key, and a gateway before it takes a bearer's. */
final class OllamaDialect implements Dialect {

    @Override
    public ChatModel model(JudgeSpec.Chat spec, HttpClientBuilder http, OptionalLong seed) {
        OllamaChatModel.OllamaChatModelBuilder model = OllamaChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(spec.endpoint().baseUrl().toString())
                .modelName(spec.endpoint().model())
                .numPredict(spec.parameters().maxOutputTokens())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false);
        spec.parameters().temperature().ifPresent(model::temperature);
        seed.ifPresent(number -> model.seed(Math.toIntExact(number)));
        return model.build();
    }

    @Override
    public Envelope envelope() {
        return new OllamaEnvelope();
    }

    @Override
    public KeyHeader keyHeader() {
        return KeyHeader.BEARER;
    }

    /** As it stands: the library's translation leaves out that there are no other fields. */
    @Override
    public ResponseFormat responseFormat(JsonSchema schema) {
        return Dialect.verbatim(schema);
    }
}
