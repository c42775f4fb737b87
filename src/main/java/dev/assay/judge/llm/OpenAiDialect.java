package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * OpenAI's chat completions and every service that speaks them; Azure's differ in the header of the key. The library's own
 * module for Azure is not used: it brings a second HTTP pipeline, past the checks of ours.
 */
record OpenAiDialect(KeyHeader keyHeader) implements Dialect {

    /** The most that OpenAI gives at each token. */
    private static final int MOST_OPTIONS = 20;

    private static final String OPENAI_HOST = "api.openai.com";

    @Override
    public ChatModel model(JudgeSpec.Chat spec, HttpClientBuilder http, OptionalLong seed) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        Map<String, Object> custom = new LinkedHashMap<>();
        // the library's own seed is an int, and it knows no log probabilities by request
        seed.ifPresent(number -> custom.put("seed", number));
        if (spec.asking().logprobs() == JudgeSpec.Logprobs.WANTED) {
            custom.put("logprobs", true);
            custom.put("top_logprobs", MOST_OPTIONS);
        }
        parameters.customParameters(custom);
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
