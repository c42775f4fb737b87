package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import java.util.OptionalLong;

/** Anthropic's messages. */
final class AnthropicDialect implements Dialect {

    @Override
    public ChatModel model(JudgeSpec.Chat spec, HttpClientBuilder http, OptionalLong seed) {
        AnthropicChatModel.AnthropicChatModelBuilder model = AnthropicChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(spec.endpoint().baseUrl().toString())
                .apiKey(NO_KEY)
                .modelName(spec.endpoint().model())
                .maxTokens(spec.parameters().maxOutputTokens())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false);
        spec.parameters().temperature().ifPresent(model::temperature);
        return model.build();
    }

    @Override
    public Envelope envelope() {
        return new AnthropicEnvelope();
    }

    @Override
    public KeyHeader keyHeader() {
        return KeyHeader.X_API_KEY;
    }

    /** Structured output answers 400 to a schema with minimum, maximum or multipleOf. */
    @Override
    public VerdictSchema.Ranges ranges() {
        return VerdictSchema.Ranges.DESCRIBED;
    }
}
