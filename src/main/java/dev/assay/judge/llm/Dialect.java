package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Provider;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.internal.Json;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.OptionalLong;

/** How one provider is spoken to: who writes its requests, and how its answers are read. */
interface Dialect {

    /** Where a library insists on a key. It never leaves the process: the transport drops it and adds the real one. */
    String NO_KEY = "added-by-the-transport";

    /**
     * The client library's model, which writes the requests. It neither retries nor logs.
     *
     * @param http sends what the model writes
     * @param seed of the sample that is asked for
     */
    ChatModel model(JudgeSpec.Chat spec, HttpClientBuilder http, OptionalLong seed);

    Envelope envelope();

    KeyHeader keyHeader();

    /** Whether the provider takes a schema that states the range of numbers. */
    default VerdictSchema.Ranges ranges() {
        return VerdictSchema.Ranges.STATED;
    }

    /** The schema as the library takes it for this provider. */
    default ResponseFormat responseFormat(JsonSchema schema) {
        return asking(schema);
    }

    /** The schema in a form that the library does not translate. */
    static ResponseFormat verbatim(JsonSchema schema) {
        String json = Json.toJson(JsonSchemaElementUtils.toMap(schema.rootElement(), true));
        return asking(JsonSchema.builder()
                .name(schema.name())
                .rootElement(JsonRawSchema.from(json))
                .build());
    }

    private static ResponseFormat asking(JsonSchema schema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(schema)
                .build();
    }

    static Dialect of(Provider provider) {
        return switch (provider) {
            case OPENAI -> new OpenAiDialect(KeyHeader.BEARER);
            case AZURE_OPENAI -> new OpenAiDialect(KeyHeader.API_KEY);
            case ANTHROPIC -> new AnthropicDialect();
            case GEMINI -> new GeminiDialect();
            case MISTRAL -> new MistralDialect();
            case OLLAMA -> new OllamaDialect();
            case BEDROCK -> new BedrockDialect();
        };
    }
}
