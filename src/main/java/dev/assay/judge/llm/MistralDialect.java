package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import java.util.OptionalLong;

/** Mistral's chat completions: those of OpenAI but for the name of the seed and a few endings. */
final class MistralDialect implements Dialect {

    @Override
    public ChatModel model(JudgeSpec.Chat spec, HttpClientBuilder http, OptionalLong seed) {
        MistralAiChatModel.MistralAiChatModelBuilder model = MistralAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(spec.endpoint().baseUrl().toString())
                .apiKey(NO_KEY)
                .modelName(spec.endpoint().model())
                .maxTokens(spec.parameters().maxOutputTokens())
                .strictJsonSchema(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false);
        spec.parameters().temperature().ifPresent(model::temperature);
        seed.ifPresent(number -> model.randomSeed(Math.toIntExact(number)));
        return model.build();
    }

    @Override
    public Envelope envelope() {
        return new OpenAiEnvelope();
    }

    @Override
    public KeyHeader keyHeader() {
        return KeyHeader.BEARER;
    }
}
