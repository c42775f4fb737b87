package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.util.OptionalLong;

/** Google's generateContent. */
final class GeminiDialect implements Dialect {

    @Override
    public ChatModel model(JudgeSpec.Chat spec, HttpClientBuilder http, OptionalLong seed) {
        GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder model = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(spec.endpoint().baseUrl().toString())
                .apiKey(NO_KEY)
                .modelName(spec.endpoint().model())
                .maxOutputTokens(spec.parameters().maxOutputTokens())
                .maxRetries(0)
                .logRequestsAndResponses(false);
        spec.parameters().temperature().ifPresent(model::temperature);
        seed.ifPresent(number -> model.seed(Math.toIntExact(number)));
        return model.build();
    }

    @Override
    public Envelope envelope() {
        return new GeminiEnvelope();
    }

    @Override
    public KeyHeader keyHeader() {
        return KeyHeader.X_GOOG_API_KEY;
    }

    /** As it stands: the library's translation to Google's older schema knows no range of a number. */
    @Override
    public ResponseFormat responseFormat(JsonSchema schema) {
        return Dialect.verbatim(schema);
    }
}
