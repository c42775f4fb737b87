package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.Map;
import java.util.OptionalLong;

/**
 * OpenAI's chat completions and every service that speaks them; Azure's differ in the header of the key. The library's own
 * module for Azure is not used: it brings a second HTTP pipeline, past the checks of ours.
 */
record OpenAiDialect(KeyHeader keyHeader) implements Dialect {

    private static final String OPENAI_HOST = "api.openai.com";

    @Override
    public ChatModel model(JudgeSpec.Chat spec, HttpClientBuilder http, OptionalLong seed) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        // as a custom parameter, since the library's own is an int
        seed.ifPresent(number -> parameters.customParameters(Map.of("seed", number)));
        OpenAiChatModel.OpenAiChatModelBuilder model = OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(spec.endpoint().baseUrl().toString())
                .modelName(spec.endpoint().model())
                .defaultRequestParameters(parameters.build())
                .strictJsonSchema(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false);
        spec.parameters().temperature().ifPresent(model::temperature);
        // the newer models of OpenAI and Azure refuse max_tokens; most compatible services know nothing else
        boolean isTheirs = keyHeader == KeyHeader.API_KEY
                || OPENAI_HOST.equals(spec.endpoint().baseUrl().getHost());
        return isTheirs
                ? model.maxCompletionTokens(spec.parameters().maxOutputTokens()).build()
                : model.maxTokens(spec.parameters().maxOutputTokens()).build();
    }

    @Override
    public Envelope envelope() {
        return new OpenAiEnvelope();
    }
}
